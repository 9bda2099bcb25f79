"""The package for Fedora, openSUSE and their kin: the whole bundle, for their libraries differ."""

from __future__ import annotations

import platform
import subprocess
import textwrap
from pathlib import Path

import facts
import licences
from linux import elf
from linux.layout import BUNDLE, INSIDE, lay_out

_SPEC = """\
%global __os_install_post %{{nil}}
%global _build_id_links none
%global debug_package %{{nil}}
%global _binary_payload w19.zstdio
%global source_date_epoch_from_changelog 0
%global use_source_date_epoch_as_buildtime 1
%global clamp_mtime_to_source_date_epoch 1
%global _buildhost localhost
Name: klatch
Version: {version}
Release: 1
Summary: {summary}
License: {licence}
Group: Productivity/Office/Other
Packager: {maintainer}
AutoReqProv: no
{requires}
# What the libraries inside read: where the fonts are, and how keyboards are laid out.
Requires: fontconfig
Requires: xkeyboard-config
Recommends: libcups.so.2()(64bit)
Recommends: libssl.so.3()(64bit)
Recommends: ca-certificates

%description
{description}

%install
cp -a {root}/. %{{buildroot}}

%files
%defattr(-,root,root,-)
{files}

%changelog
* {day} {maintainer} - {version}-1
- See the list of releases in a software centre, or CHANGELOG.md.
"""


def build(bundle: Path, work: Path, target: Path) -> Path:
    """Make the package in a folder; returns its path."""
    root = work / "rpm"
    lay_out(bundle, root)
    spec = work / "klatch.spec"
    spec.write_text(_spec(root))
    name = f"klatch-{facts.version()}-1.{platform.machine()}.rpm"
    subprocess.run(
        ["rpmbuild", "-bb", "--quiet", f"--define=_topdir {work / 'rpmbuild'}", f"--define=_rpmdir {target}",
         f"--define=_rpmfilename {name}", str(spec)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return target / name


def _spec(root: Path) -> str:
    missing, glibc = elf.wanted_from_outside(root / BUNDLE)
    wanted = sorted(name for name in missing if not name.startswith(("ld-linux", "libcups.", *elf.OPENSSL)))
    requires = [f"Requires: {name}()(64bit)" for name in wanted]
    requires.append(f"Requires: libc.so.6(GLIBC_{glibc})(64bit)")
    newest = facts.releases()[0]
    return _SPEC.format(
        version=facts.version(),
        summary=facts.summary(),
        licence=licences.expression(root / BUNDLE / INSIDE),
        requires="\n".join(requires),
        description="\n\n".join(textwrap.fill(each, 78) for each in facts.PARAGRAPHS),
        root=root,
        files="\n".join(_files(root)),
        day=facts.day_of(newest).strftime("%a %b %d %Y"),
        maintainer=facts.MAINTAINER,
    )


def _files(root: Path) -> list[str]:
    """The folder of the program as a whole, and each file of those that belong to the system."""
    single = sorted(f"/{file.relative_to(root)}" for file in root.glob("usr/share/**/*") if file.is_file())
    marked = [f"%doc {file}" if "/man/" in file else file for file in single]
    return ["/usr/bin/klatch", f"/{BUNDLE}", *marked]
