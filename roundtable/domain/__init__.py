"""What a roundtable is: immutable records, the session value and its questions."""
