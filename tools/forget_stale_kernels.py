"""Which compiled kernels are older than the code that was compiled into them?

Numba keeps compiled functions beside their module (``__pycache__/*.nbi`` and ``*.nbc``) and looks
only at the module itself to see whether they are still right. A kernel of ``simulate`` has the
rules and the draws compiled in, so a change there would go unnoticed: this deletes what is older.
"""

from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src" / "jointaction"


def forget_stale_kernels(package: Path = PACKAGE) -> list[Path]:
    """Delete every compiled kernel of the package if one is older than its sources."""
    sources = [*package.glob("*.py"), *(package / "simulate").rglob("*.py")]
    indexes = list(package.rglob("__pycache__/*.nbi"))
    if not sources or not indexes:
        return []
    changed_at = max(source.stat().st_mtime for source in sources)
    if all(index.stat().st_mtime > changed_at for index in indexes):
        return []
    stale = [*indexes, *package.rglob("__pycache__/*.nbc")]
    for file in stale:
        file.unlink(missing_ok=True)
    return stale


if __name__ == "__main__":
    forget_stale_kernels()
