"""The files that travel with the program; `roundtable.resources` says where they lie."""
