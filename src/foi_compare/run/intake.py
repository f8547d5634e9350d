"""An inbox folder, with the settings and decisions beside it, to a dataset."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from foi_compare import decisions as decisions_file
from foi_compare.answers.answering import terms_for
from foi_compare.audit.published_rates import audited_in
from foi_compare.batch.progress import Progress
from foi_compare.batch.workshop import DEFAULT_CODEBOOK, Plan, load_workshop, make_ready
from foi_compare.inputs import settings as settings_file
from foi_compare.inputs.beside import not_obeyed, own_file
from foi_compare.inputs.inbox import InboxFile, find_files, one_file, passed_over
from foi_compare.inputs.settings_use import ARE_USED
from foi_compare.model import Dataset, FileSettings, Settings
from foi_compare.rulings import of_known_questions
from foi_compare.shipped.registers import load_forces
from foi_compare.store import Keeping
from foi_compare.system.scratch import clear_left_over
from foi_compare.workers.engines import engine_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What a run is to do: the files of an inbox, and the plan from what a person says of them."""

    files: tuple[InboxFile, ...]
    plan: Plan


def job_for(  # noqa: PLR0913 - what a run may be told
    inbox: Path,
    *,
    out: Path | None = None,
    codebook: str = "",
    password: str = "",
    decisions: Path | None = None,
    settings: Path | None = None,
    keep_names: bool = False,
    pictures: bool = True,
) -> Job:
    """Return what is to be done to a folder; every file is hashed, and none read.

    Args:
        inbox: the folder of replies.
        out: where the outputs will go; never read, should it lie in the inbox.
        codebook: name or folder of the codebook; empty for that of the settings.
        password: opens every file for which the settings hold none.
        decisions: the file of decisions; None for that beside the inbox.
        settings: the file of settings; None for that beside the inbox.
        keep_names: whether the outputs print names, addresses and telephone numbers.
        pictures: whether the report has pictures of tables.

    Raises:
        InputError: the inbox, the settings, the decisions or the codebook cannot be used.

    """
    files = find_files(inbox, leave_out=out)
    plan = plan_for(inbox, codebook, password, decisions=decisions, settings=settings)
    inside = not_obeyed(inbox, taken=(decisions, settings), leave_out=out)
    aside = passed_over(inbox, leave_out=out)
    audited = audited_in(decisions.parent if decisions is not None else inbox.resolve().parent)
    plan = replace(
        plan,
        findings=inside,
        passed_over=aside,
        keep_names=keep_names,
        pictures=pictures,
        audited=audited,
    )
    return Job(files=files, plan=plan)


def seen_on(job: Job, day: date | None) -> Job:
    """Return a job that is seen from a day, on which some forces are overdue and others are not.

    None leaves the day of the settings.
    """
    if day is None:
        return job
    return replace(job, plan=replace(job.plan, settings=replace(job.plan.settings, as_of=day)))


def carry_out(
    job: Job,
    *,
    jobs: int = 1,
    progress: Progress | None = None,
    store: Keeping | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> Dataset:
    """Read every reply of a job and return the dataset; nothing is written but to the store.

    Args:
        job: what is to be done.
        jobs: number of programs that read files at once, 0 for as many as pay off.
        progress: who is told how far it has come.
        store: what earlier runs have done, and where this one keeps what it does.
        meanwhile: called when replies are understood elsewhere, which is waited for.

    """
    clear_left_over()
    with engine_for(jobs, job.plan.settings.limits) as engine:
        # The program that reads loads what that takes while this one loads the rest.
        engine.prepare(make_ready, job.plan)
        from foi_compare.pipeline import run

        return run(job.files, job.plan, engine, progress, store, meanwhile)


def inspect_file(path: Path, *, codebook: str = "", password: str = "") -> Dataset:
    """Read one document by itself and return what came of it.

    The settings and decisions beside its folder hold, as they do for the inbox.

    Raises:
        InputError: there is no such file, or the settings, decisions or codebook cannot be used.

    """
    inbox = _inbox_of(path)
    file = one_file(path, inbox)
    plan = plan_for(inbox, codebook, password)
    # What is said of other files is neither wrong nor of use here.
    own = tuple(entry for entry in plan.settings.files if entry.speaks_of(file.name))
    plan = replace(plan, settings=replace(plan.settings, files=own))
    dataset = carry_out(Job(files=(file,), plan=plan))
    # So is what is said of a whole folder or reply: it may hold for another file of it.
    findings = (f for f in dataset.findings if f.check != ARE_USED or f.left == file.name)
    return replace(dataset, findings=tuple(findings))


def _inbox_of(path: Path) -> Path:
    """Return the folder that a file is named from: the inbox with a person's files beside it.

    Where none of the folders above has such files, it is the file's own.
    """
    own = path.resolve()
    names = (settings_file.FILE_NAME, decisions_file.FILE_NAME)
    # What lies beside the file itself came with it, and is not the person's.
    for folder in own.parents[1:]:
        if any((folder / name).is_file() for name in names):
            return folder / own.relative_to(folder).parts[0]
    return own.parent


def plan_for(
    inbox: Path,
    codebook: str,
    password: str,
    *,
    decisions: Path | None = None,
    settings: Path | None = None,
) -> Plan:
    """Return the plan of a run over an inbox, from the settings and decisions beside it.

    Args:
        inbox: the folder of replies.
        codebook: name or folder of the codebook; empty for that of the settings.
        password: opens every file for which the settings hold none.
        decisions: the file of decisions; None for that beside the inbox.
        settings: the file of settings; None for that beside the inbox.

    Raises:
        InputError: the settings, the decisions or the codebook cannot be used.

    """
    settings_path = own_file(inbox, settings_file.FILE_NAME, settings)
    told = (
        settings_file.load_settings(settings_path, load_forces()) if settings_path else Settings()
    )
    if password:
        told = replace(told, files=(FileSettings(file="*", password=password), *told.files))
    chosen = codebook or told.codebook or DEFAULT_CODEBOOK
    terms = terms_for(chosen)
    codes = [code.code for code in terms.codes]
    settings_file.check_codes(told, settings_file.FILE_NAME, terms.codebook, codes)
    decisions_path = own_file(inbox, decisions_file.FILE_NAME, decisions)
    loaded = decisions_file.load_decisions(decisions_path, terms) if decisions_path else ((), ())
    return with_decisions(Plan(codebook=chosen, settings=told, load=load_workshop), loaded)


def with_decisions(plan: Plan, loaded: decisions_file.Loaded) -> Plan:
    """Return a plan with the decisions of a file in the place of its own."""
    decided, problems = loaded
    decided, unknown = of_known_questions(decided, plan.settings)
    return replace(plan, decisions=decided, decision_problems=(*problems, *unknown))
