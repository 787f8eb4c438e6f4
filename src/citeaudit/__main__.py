"""`python -m citeaudit` is `citeaudit`."""

from citeaudit.cli.main import main

if __name__ == "__main__":
    main()
