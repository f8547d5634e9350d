"""Finding of tables in words and rules: values in, values out, no PDF library."""
