//! `apostil render` on disks, devices and pipes of Linux: permissions, locked files, full disks.

use crate::required::is_met;
use crate::shell::Folder;
use crate::{assert_refused, names};
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::process::Command;

/// A user for whom locked files are locked, unlike for root.
const NOBODY: u32 = 65_534;

fn set_mode(folder: &Folder, name: &str, mode: u32) {
    fs::set_permissions(folder.path(name), fs::Permissions::from_mode(mode)).unwrap();
}

fn mode(folder: &Folder, name: &str) -> u32 {
    fs::metadata(folder.path(name)).unwrap().mode() & 0o7777
}

/// Runs a shell command, in which `$APOSTIL` is the binary.
fn shell(folder: &Folder, line: &str) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", line]).env("APOSTIL", env!("CARGO_BIN_EXE_apostil")).current_dir(folder.path(""));
    command
}

#[test]
fn a_file_has_the_permissions_of_the_one_that_it_replaces_or_those_of_any_new_one() {
    let folder = Folder::new().with("a.md", "A").with("old.html", "old").with("target.html", "old");
    set_mode(&folder, "old.html", 0o604);
    symlink("target.html", folder.path("link.html")).unwrap();
    let line = "umask 027; for f in old new link; do \"$APOSTIL\" render a.md -o $f.html || exit; done";
    assert!(shell(&folder, line).status().unwrap().success());
    assert_eq!((mode(&folder, "old.html"), mode(&folder, "new.html")), (0o604, 0o640));
    assert!(shell(&folder, "umask 022; \"$APOSTIL\" render a.md -o other.html").status().unwrap().success());
    assert_eq!(mode(&folder, "other.html"), 0o644);
    let page = folder.text("new.html");
    assert!(page.ends_with("</html>\n") && folder.text("old.html") == page);
    // A link stays one, and leads to the page.
    assert!(fs::symlink_metadata(folder.path("link.html")).unwrap().is_symlink());
    assert_eq!(folder.text("target.html"), page);
    let expected = ["a.md", "link.html", "new.html", "old.html", "other.html", "target.html"];
    assert_eq!(names(&folder, ""), expected.map(str::to_owned).into());
}

#[test]
fn a_link_that_leads_to_nothing_yet_stays_and_leads_to_the_page() {
    let folder = Folder::new().with("a.md", "A").with("there/x", "");
    symlink("there/page.html", folder.path("far.html")).unwrap();
    symlink("far.html", folder.path("link.html")).unwrap();
    symlink("missing/page.html", folder.path("lost.html")).unwrap();
    let done = folder.run(&["render", "a.md", "-o", "link.html"]);
    assert_eq!((done.status, done.err.as_str()), (Some(0), ""));
    let is_link = |name: &str| fs::symlink_metadata(folder.path(name)).unwrap().is_symlink();
    assert!(is_link("link.html") && is_link("far.html"));
    assert!(folder.text("there/page.html").ends_with("</html>\n"));
    let done = folder.run(&["render", "a.md", "-o", "lost.html"]);
    assert_refused(&done, "lost.html cannot be written: its folder does not exist. Create it first.");
    assert!(is_link("lost.html"));
}

#[test]
fn two_articles_do_not_become_one_file_over_links() {
    let folder = Folder::new().with("a.md", "A").with("b.md", "B").with("there/x", "").with("near/b.html", "old");
    symlink("b.html", folder.path("there/a.html")).unwrap();
    symlink("b.html", folder.path("near/a.html")).unwrap();
    for (call, file) in [
        (["render", "a.md", "b.md", "-o", "there"], "there/b.html"),
        (["render", "b.md", "a.md", "-o", "there"], "there/a.html"),
        (["render", "a.md", "b.md", "-o", "near"], "near/b.html"),
    ] {
        let (one, other) = (call[1], call[2]);
        let sentence = format!("{one} and {other} would both become {file}. Render them into two folders.");
        assert_refused(&folder.run(&call), &sentence);
    }
    assert_eq!((names(&folder, "there").len(), folder.text("near/b.html").as_str()), (2, "old"));
}

#[test]
fn a_file_is_looked_at_before_it_is_read() {
    let folder = Folder::new().with("a.md", "A").with("large.md", "").with("b.md", "---\nglossary: large.md\n---\nB");
    fs::File::options().write(true).open(folder.path("large.md")).unwrap().set_len(6 << 30).unwrap();
    for (name, target) in [("zero.md", "/dev/zero"), ("null.json", "/dev/null")] {
        symlink(target, folder.path(name)).unwrap();
    }
    assert!(Command::new("mkfifo").arg(folder.path("pipe.json")).status().unwrap().success());
    let folder = folder
        .with("devices.md", "---\nglossary: zero.md\nsources: pipe.json\n---\nText.")
        .with("c.md", "---\nnotes: null.json\n---\nC");
    // Far less memory than the file would take, and no waiting for a pipe that nobody writes to.
    let run = |call: &str| {
        let line = format!("ulimit -v 1000000; timeout 20 \"$APOSTIL\" {call}");
        let done = shell(&folder, &line).output().unwrap();
        let [out, err] = [done.stdout, done.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        (done.status.code(), out, err)
    };
    for call in ["render large.md", "render - < large.md", "render b.md"] {
        let (status, out, err) = run(call);
        assert_eq!(status, Some(1), "{call}: {err}");
        assert!(out.ends_with("</html>\n") && err.contains("error[too-large]"), "{call}: {err}");
    }
    let (status, out, err) = run("render devices.md --root /dev");
    assert_eq!(status, Some(1), "{err}");
    assert!(out.contains("Text."), "{out}");
    assert_eq!(err.matches("cannot be read: it is not a regular file.").count(), 2, "{err}");
    assert!(run("render c.md --root /dev").2.contains("cannot be read: it is not a regular file."));
    for call in [
        "render zero.md --root /dev",
        "render a.md --sources zero.md",
        "check zero.md --root /dev",
        "sources zero.md --root /dev",
    ] {
        let sentence = "apostil: zero.md is not a regular file. Name one.\n".to_owned();
        assert_eq!(run(call), (Some(2), String::new(), sentence), "{call}");
    }
}

#[test]
fn a_pipe_that_the_call_names_is_read() {
    let folder = Folder::new().with("a.md", "Magma.").with("b.md", "B").with("glossary.md", "magma\n: Rock.\n");
    let run = |line: &str| shell(&folder, line).output().unwrap();
    let done = run("cat glossary.md | \"$APOSTIL\" render a.md --glossary /dev/stdin");
    let page = String::from_utf8(done.stdout).unwrap();
    assert!(done.status.success() && page.contains("Rock."), "{page}");
    for (call, way) in [("render a.md b.md -o out", "render"), ("check a.md b.md", "check")] {
        let done = run(&format!("cat glossary.md | \"$APOSTIL\" {call} --glossary /dev/stdin"));
        let sentence = "apostil: /dev/stdin can be read only once, not for each of several articles. Name a file.\n";
        assert_eq!((done.status.code(), done.stderr), (Some(2), sentence.into()), "{way}");
        assert!(!folder.path("out").exists());
    }
}

#[test]
fn what_is_locked_stays_as_it_is() {
    let folder = Folder::new().with("a.md", "A").with("locked/a.html", "old").with("open/a.html", "old");
    fs::copy(env!("CARGO_BIN_EXE_apostil"), folder.path("apostil")).unwrap();
    for (name, mode) in [("", 0o755), ("locked", 0o555), ("locked/a.html", 0o666), ("open", 0o777)] {
        set_mode(&folder, name, mode);
    }
    set_mode(&folder, "open/a.html", 0o444);
    let folder = folder.with("words.json", "{}");
    set_mode(&folder, "words.json", 0o000);
    let is_root = fs::metadata("/proc/self").unwrap().uid() == 0;
    for (call, sentence) in [
        (&["locked"][..], "locked/a.html may not be written. Check its permissions."),
        (&["locked/new.html"], "locked/new.html may not be written. Check its permissions."),
        (&["locked/made/"], "locked/made/ may not be written. Check its permissions."),
        (&["open"], "open/a.html may not be written. Check its permissions."),
        (&["open/made/", "--words", "words.json"], "words.json may not be read. Check its permissions."),
    ] {
        let mut command = Command::new(folder.path("apostil"));
        command.args(["render", "a.md", "-o"]).args(call).current_dir(folder.path(""));
        if is_root {
            command.uid(NOBODY).gid(NOBODY);
        }
        let done = command.output().unwrap();
        let err = String::from_utf8(done.stderr).unwrap();
        assert_eq!((done.status.code(), err), (Some(2), format!("apostil: {sentence}\n")));
        for inner in ["locked", "open"] {
            assert_eq!(names(&folder, inner), ["a.html".to_owned()].into());
            assert_eq!(folder.text(&format!("{inner}/a.html")), "old");
        }
    }
    set_mode(&folder, "locked", 0o755);
}

#[test]
fn a_full_disk_keeps_what_it_holds() {
    let small = "unshare -rm sh -c 'mount -t tmpfs -o size=64k none disk' 2>&1";
    let folder = Folder::new().with("a.md", "word\n".repeat(100_000)).with("b.md", "B").with("disk/x", "");
    let is_here = shell(&folder, small).output().is_ok_and(|output| output.status.success());
    if !is_met("unshare", is_here, "a full disk keeps what it holds", "whoever may mount a disk has it") {
        return;
    }
    let line = "unshare -rm sh -c 'mount -t tmpfs -o size=64k none disk; echo old > disk/a.html
        \"$APOSTIL\" render a.md b.md -o disk; echo $?; ls -A disk; cat disk/a.html; tail -c 8 disk/b.html
        mount -o remount,ro disk; \"$APOSTIL\" render b.md -o disk; echo $?; ls -A disk'";
    let output = shell(&folder, line).output().unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(out, "2\na.html\nb.html\nold\n</html>\n2\na.html\nb.html\n");
    let sentences = "apostil: disk/a.html cannot be written: the disk is full. Free some space.\n\
        1 written, 1 not written\n\
        apostil: disk/b.html cannot be written: its disk is read-only. Choose a place on another disk.\n";
    assert_eq!(err, sentences);
}

#[test]
fn a_device_is_written_to_and_not_replaced() {
    let folder = Folder::new().with("a.md", "A");
    let page = folder.run(&["render", "a.md"]).out;
    let done = folder.run(&["render", "a.md", "-o", "/dev/stdout"]);
    assert_eq!((done.status, done.out, done.err.as_str()), (Some(0), page, ""));
    let full = |what: &str| format!("apostil: {what} cannot be written: the disk is full. Free some space.\n");
    let done = folder.run(&["render", "a.md", "-o", "/dev/full"]);
    assert_eq!((done.status, done.err), (Some(2), full("/dev/full")));
    assert!(!fs::metadata("/dev/full").unwrap().is_file());
    let done = shell(&folder, "\"$APOSTIL\" render a.md > /dev/full").output().unwrap();
    let err = String::from_utf8(done.stderr).unwrap();
    assert_eq!((done.status.code(), err), (Some(2), full("standard output")));
}

#[test]
fn a_broken_pipe_stops_no_report() {
    let folder = Folder::new().with("a.md", "word\n".repeat(200_000) + "[^x]");
    let line = "{ \"$APOSTIL\" render a.md; echo $? >&2; } | head -c 1";
    let done = shell(&folder, line).output().unwrap();
    let err = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.stdout, b"<");
    assert!(err.starts_with("a.md:200001:1: error[note-undefined]") && err.ends_with("\n1\n"), "{err}");
}
