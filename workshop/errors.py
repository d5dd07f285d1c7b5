"""What goes wrong on the user's side: one exception, one sentence, in the language of the interface."""


class UserError(Exception):
    """Something the user can mend; its message is a sentence that names the place and the way out.

    `kind` is a stable word for scripts (`not_a_session`, `damaged`, `newer`, `locked`, `read_only`, `disk_full`,
    `replaced`, `exists`, `missing`, `input`, `usage`); `where` names the file, sheet, row or column, if there is one.
    """

    def __init__(self, message: str, kind: str = "input", where: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.kind = kind
        self.where = where
