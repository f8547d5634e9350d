"""Count what a call does inside foi-compare, with what is done in C weighed by its size.

Called as a program, before anything else has loaded foi-compare: each of its modules is compiled
with a tick where a function, a loop or a comprehension takes a step, and around what reads or
copies all of a text or a list in one call: slices, sums, joins, formatted texts, copies, sorts,
`in`, methods that search a text, and patterns. A hundred characters, or ten values, are a step.

A match that fails at its place counts as one step: how far it looked is asked of `stepping.py`
alone, for what is read as `WORD`.

It reads names of what grows, a line each, and answers each with a line of JSON: the steps by size
of what does not grow evenly, or the patterns that do not, or nothing.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, ModuleType

from stepping import Search, steep

PACKAGE = "foi_compare"
IN_C = "in C: "
WORD = "word: "
_LONG = 400  # characters of such a word, more than twice what a bounded pattern looks through
_LARGER = 4  # times the first size of an input that counts all steps
_CHARACTERS, _VALUE = 100, 10  # of a step; of a value
_COPIES = frozenset(("sorted", "list", "tuple", "set", "frozenset", "dict", "sum", "min", "max"))
_WHOLE = frozenset(
    (
        "casefold", "count", "decode", "encode", "expandtabs", "join", "lower", "lstrip",
        "partition", "replace", "rpartition", "rsplit", "rstrip", "split", "splitlines", "strip",
        "translate", "upper", "copy", "insert", "remove", "reverse", "sort", "union",
        "intersection", "difference", "symmetric_difference", "extend",
    )
)  # fmt: skip
_EACH = frozenset(("map", "filter"))
_FOUND = frozenset(("find", "index", "rfind", "rindex"))
_PATTERNS = frozenset(("findall", "finditer", "fullmatch", "match", "search", "sub", "subn"))


class Counter:
    """How many steps were taken, and how many characters were read or copied in C."""

    def __init__(self) -> None:
        self.steps = self.read = 0
        self.searches: list[Search] | None = None  # kept where somebody asks for them

    def reads(self, characters: int) -> None:
        """Count characters that are read or copied."""
        self.read += characters
        self.steps += characters // _CHARACTERS

    def tick(self) -> bool:
        """Count a step; always true, to stand among the conditions of a comprehension."""
        self.steps += 1
        return True

    def weigh(self, value: object) -> None:
        """Count what is read or copied of a value."""
        if isinstance(value, str | bytes | bytearray):
            self.reads(len(value))
        elif isinstance(value, list | tuple | set | frozenset | dict):
            self.reads(len(value) * _VALUE)

    def each(self, values: Iterable[object]) -> Iterator[object]:
        """Yield values that a function of C may make, each a step."""
        for one in values:
            self.steps += 1
            yield one

    def made(self, value: object) -> object:
        """Return a value that was copied, counted."""
        self.weigh(value)
        return value

    def copied(self, name: Callable[..., object], *args: object, **named: object) -> object:
        """Return what a function of all of its first argument returns, that counted."""
        for one in args[:1]:
            self.weigh(one)
        return self.made(name(*args, **named))

    def holds(self, one: object, among: object) -> bool:
        """Return whether a value is in another, what is looked through counted."""
        found = one in among  # type: ignore[operator]
        if isinstance(among, str | bytes):
            at = among.find(one) if found else len(among)  # type: ignore[arg-type]
            self.reads(at)
        elif isinstance(among, list | tuple):
            self.reads((among.index(one) if found else len(among)) * _VALUE)
        return found

    def called(self, of: object, name: str, *args: object, **named: object) -> object:
        """Return what a method returns, what it reads counted."""
        result = getattr(of, name)(*args, **named)
        if isinstance(of, re.Pattern) or of is re:
            texts = args if isinstance(of, re.Pattern) else args[1:]
            texts = texts[1:] if name.startswith("sub") else texts
            self._searched(name, texts, result)
            self._kept(of if isinstance(of, re.Pattern) else args[0], name, texts)
        elif name in _FOUND and isinstance(of, str | bytes):
            begin = args[1] if len(args) > 1 and isinstance(args[1], int) else 0
            end = result if isinstance(result, int) and result >= 0 else _end(args, of)
            self.reads(abs(end - begin))
        elif isinstance(of, str | bytes | bytearray | list | set | frozenset | dict):
            self.weigh(of)
            for one in args if name in {"extend", "union"} else ():
                self.weigh(one)
            self.weigh(result)
        return result

    def _kept(self, pattern: object, name: str, texts: Sequence[object]) -> None:
        """Keep what a pattern is asked about, where somebody asks for it."""
        if self.searches is None or not isinstance(texts[0], str):
            return
        compiled = re.compile(pattern)  # type: ignore[call-overload]
        placed = name in {"match", "fullmatch", "search", "finditer", "findall"}
        begin = texts[1] if placed and len(texts) > 1 and isinstance(texts[1], int) else 0
        self.searches.append(Search(compiled, name, texts[0][: _end(texts, texts[0])], begin))

    def _searched(self, name: str, texts: Sequence[object], result: object) -> None:
        text = texts[0] if texts else ""
        if not isinstance(text, str | bytes):
            return
        begin = texts[1] if len(texts) > 1 and isinstance(texts[1], int) else 0
        end = _end(texts, text)
        if isinstance(result, re.Match):
            begin = result.start() if name != "search" else begin
            end = result.end()
        elif result is None and name != "search":
            end = begin
        self.reads(max(0, end - begin))


def _end(args: Sequence[object], text: str | bytes) -> int:
    end = args[2] if len(args) > 2 else None
    return min(end, len(text)) if isinstance(end, int) else len(text)


COUNTER = Counter()
NAME = "__counted__"


def _call(method: str, *args: ast.expr, keywords: Sequence[ast.keyword] = ()) -> ast.Call:
    of = ast.Attribute(ast.Name(NAME, ast.Load()), method, ast.Load())
    return ast.Call(of, list(args), list(keywords))


class _Counting(ast.NodeTransformer):
    """A module to the same with its steps counted; what types are told by stays as it is."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.body = [self.visit(one) for one in node.body]
        told = 1 if isinstance(node.body[0], ast.Expr) else 0  # its docstring stays first
        node.body.insert(told, ast.Expr(_call("tick")))
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.value = self.visit(node.value) if node.value is not None else None
        return node

    def _loop(self, node: ast.For | ast.While) -> ast.AST:
        self.generic_visit(node)
        node.body.insert(0, ast.Expr(_call("tick")))
        return node

    visit_For = visit_While = _loop  # noqa: N815 - names of the class above

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        node.ifs.insert(0, _call("tick"))
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        copies = isinstance(node.slice, ast.Slice) and isinstance(node.ctx, ast.Load)
        return _call("made", node) if copies else node

    def _made(self, node: ast.expr) -> ast.AST:
        self.generic_visit(node)
        return _call("made", node)

    visit_JoinedStr = _made  # noqa: N815

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.AST:
        node.value = self.visit(node.value)
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        return _call("made", node) if isinstance(node.op, ast.Add | ast.BitOr) else node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        known = ast.In | ast.NotIn  # codespell:ignore notin
        if len(node.ops) > 1 or not isinstance(node.ops[0], known):
            return node
        held = _call("holds", node.left, node.comparators[0])
        return held if isinstance(node.ops[0], ast.In) else ast.UnaryOp(ast.Not(), held)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        of = node.func
        if isinstance(of, ast.Name) and of.id in _COPIES:
            return _call("copied", of, *node.args, keywords=node.keywords)
        if isinstance(of, ast.Name) and of.id in _EACH:
            return _call("each", node)
        if isinstance(of, ast.Attribute) and of.attr in _WHOLE | _FOUND | _PATTERNS:
            if isinstance(of.value, ast.Call) and getattr(of.value.func, "id", "") == "super":
                return node
            name = ast.Constant(of.attr)
            return _call("called", of.value, name, *node.args, keywords=node.keywords)
        return node


def counting(source: str | bytes, path: str) -> CodeType:
    """Return the code of a module that counts its steps."""
    tree = ast.fix_missing_locations(_Counting().visit(ast.parse(source)))
    return compile(tree, path, "exec", dont_inherit=True)


class _Loader(SourceFileLoader):
    """Compile a module with its steps counted, and keep nothing of it."""

    def path_stats(self, path: str) -> dict[str, float]:  # type: ignore[override]
        raise OSError(path)

    def source_to_code(self, data: bytes, path: str) -> CodeType:  # type: ignore[override]
        return counting(data, path)

    def exec_module(self, module: ModuleType) -> None:
        vars(module)[NAME] = COUNTER
        super().exec_module(module)


class Finder(PathFinder):
    """Finds the modules of foi-compare, to be counted."""

    @classmethod
    def find_spec(cls, fullname: str, *args: object) -> ModuleSpec | None:  # type: ignore[override]
        """Return where a module is, loaded so that it counts."""
        if fullname.partition(".")[0] != PACKAGE:
            return None
        spec = super().find_spec(fullname, *args)  # type: ignore[arg-type]
        if spec is not None and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _Loader(spec.loader.name, spec.loader.path)
        return spec


def weighed(call: Callable[[], object]) -> int:
    """Return how many steps a call takes, those of its texts and lists by their size."""
    before = COUNTER.steps
    call()
    return COUNTER.steps - before


def read_in_c(call: Callable[[], object]) -> int:
    """Return how many characters a call reads and copies in C, and ten for each value of a list."""
    before = COUNTER.read
    call()
    return COUNTER.read - before


def uneven(asked: str) -> str:
    """Return the steps by size of what does not grow evenly, '' where it does.

    Where only what is `IN_C` is asked for, it is counted from larger inputs on: a character costs
    so little that a square of them is seen late.
    """
    from growing import GROWING
    from growing_replies import REPLIES
    from growth import assert_grows_evenly

    name = asked.removeprefix(IN_C)
    times, count = (_LARGER, read_in_c) if name != asked else (1, weighed)
    growing = next(one for one in (*REPLIES, *GROWING) if one.name == name)
    found = ""
    for _ in range(2):  # the second time all is loaded that a larger input may need first
        try:
            assert_grows_evenly(growing.work, growing.first * times, count)
        except AssertionError as told:
            found = str(told)
        else:
            return ""
    return found


def _steep(word: str) -> str:
    """Return the patterns that look through a long word more often the longer it is.

    Of sentences so little is read that patterns may do as they like; here less is.
    """
    from foi_compare.interpret.language import phrases
    from growing_replies import read_whole

    kept, phrases.LONGEST_SENTENCE = phrases.LONGEST_SENTENCE, 50
    searches: list[Search] = []
    COUNTER.searches = searches
    try:
        read_whole((word * _LONG)[:_LONG])
    finally:
        COUNTER.searches, phrases.LONGEST_SENTENCE = None, kept
    return "\n".join(steep(searches, _LONG // 2))


if __name__ == "__main__":
    sys.meta_path.insert(0, Finder())
    for line in sys.stdin:
        asked = line.rstrip("\n")
        told = _steep(asked.removeprefix(WORD)) if asked.startswith(WORD) else uneven(asked)
        sys.stdout.write(f"{json.dumps(told)}\n")
        sys.stdout.flush()
