def answer(request: str) -> str:
    """Answers one request; both are JSON texts."""
