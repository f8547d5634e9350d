"""Pages of a PDF or of pictures to one document: tables that go on, text around them."""
