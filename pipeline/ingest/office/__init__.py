"""Papers as an office program keeps them (.docx, .odt): zipped XML, made into the elements of a page and read as one."""
