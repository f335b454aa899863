"""`python -m nullguard`, for where the command is not on the path."""

from nullguard.cli import main

if __name__ == "__main__":
    main()
