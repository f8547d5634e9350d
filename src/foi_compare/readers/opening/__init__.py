"""What a file is packed, encrypted or damaged by, until its own bytes lie open."""
