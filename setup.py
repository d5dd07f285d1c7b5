"""What pyproject.toml cannot say: resources/ is the package workshop.resources; a build compiles the translations."""

from pathlib import Path
from typing import ClassVar

from setuptools import Command, find_packages, setup
from setuptools.command.build_py import build_py

TRANSLATIONS = Path("resources/translations")


class Translations(Command):
    """Compiles resources/translations/*.po to .mo."""

    user_options: ClassVar[list[tuple[str, str | None, str]]] = []

    def initialize_options(self) -> None: ...

    def finalize_options(self) -> None: ...

    def run(self) -> None:
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        for source in sorted(TRANSLATIONS.glob("*.po")):
            with source.open("rb") as po:
                catalogue = read_po(po, locale=source.stem, abort_invalid=True)
            with source.with_suffix(".mo").open("wb") as mo:
                write_mo(mo, catalogue)


class BuildWithTranslations(build_py):
    """The ordinary build, with the translations compiled first."""

    def run(self) -> None:
        self.run_command("translations")
        super().run()


setup(
    packages=[*find_packages(include=["workshop", "workshop.*"]), "workshop.resources"],
    package_dir={"workshop.resources": "resources"},
    cmdclass={"translations": Translations, "build_py": BuildWithTranslations},
)
