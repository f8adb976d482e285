"""`ratslese report`: the comparison as one page that can be read, checked to the quote, and cited."""
