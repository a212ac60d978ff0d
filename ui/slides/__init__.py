"""Value to picture: the projector's slides."""
