"""The sandbox of templates: shut off from everything but the view, bounded, and the same view gives the same text.

What Jinja lends a template may be called but never be printed: methods, functions and iterators would show where they lie in the memory,
sets would show the order of the day, `random` something else at every run.
"""

from collections.abc import Callable, Iterator, Sized
from functools import wraps
from typing import Any, NoReturn

from jinja2 import Undefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler


class UnsteadyError(SecurityError):
    """A template would print `word`, which is something else in every run."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


class _Callable:
    """A method or function: it can be called, and nothing makes text of it."""

    def __init__(self, called: Callable[..., Any]) -> None:
        self._called = called

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._called(*args, **kwargs)

    def __repr__(self) -> NoReturn:
        raise UnsteadyError(getattr(self._called, "__name__", type(self._called).__name__.lower()))


class _Block(_Callable):
    """A block of the template that is extended."""

    @property
    def super(self) -> Any:
        """The block one template further up."""
        return _block(self._called.super)  # type: ignore[attr-defined]  # of Jinja's BlockReference


class _SteadyCycler(Cycler):
    def __repr__(self) -> NoReturn:
        raise UnsteadyError("cycler")


class _SteadyContext(Context):
    def super(self, name: str, current: Any) -> Any:
        return _block(super().super(name, current))


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment; a product or power that would fill the memory is refused."""

    context_class = _SteadyContext
    intercepted_binops = frozenset(("*", "**", "-"))

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        del self.globals["lipsum"]
        self.globals |= {name: _steady(value) for name, value in self.globals.items()}
        self.globals["cycler"] = _SteadyCycler
        self.filters = {name: _steady_filter(filter_) for name, filter_ in self.filters.items()}
        self.filters["random"] = _refuse_random

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The attribute, or the value with this key."""
        return _steady(super().getattr(obj, attribute))

    def getitem(self, obj: Any, argument: Any) -> Any:
        """The value with this key or position, or the attribute."""
        return _steady(super().getitem(obj, argument))

    def call(self, context: Context, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """What a function gives."""
        return _steady(super().call(context, called, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """The result of an operation with two sides. Raises OverflowError where it would be too large."""
        if operator != "-":
            _check_size(operator, *(len(side) if isinstance(side, Sized) else abs(side) for side in (left, right)))
        return _steady(super().call_binop(context, operator, left, right))


def _check_size(operator: str, left: Any, right: Any) -> None:
    is_too_large = left * right > _MOST if operator == "*" else right > _MOST_POWER
    if max(left, right) > _MOST or is_too_large:
        raise OverflowError


_MOST, _MOST_POWER = 10_000_000, 9


def _steady(value: Any) -> Any:
    """The value as a template may have it. Raises UnsteadyError for one that has no order."""
    if isinstance(value, Undefined | _Callable | Macro | type):
        return value
    if callable(value):
        return _Callable(value)
    if isinstance(value, set | frozenset):
        raise UnsteadyError(type(value).__name__)
    return list(value) if isinstance(value, Iterator) else value


def _block(reference: Any) -> Any:
    return reference if isinstance(reference, Undefined) else _Block(reference)


def _steady_filter(filter_: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(filter_)
    def steadied(*args: Any, **kwargs: Any) -> Any:
        return _steady(filter_(*args, **kwargs))

    return steadied


def _refuse_random(*_: Any) -> NoReturn:
    raise UnsteadyError("random")
