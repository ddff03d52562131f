"""segue against general solvers: fixed instances, best known costs with who found them, tables in Markdown."""
