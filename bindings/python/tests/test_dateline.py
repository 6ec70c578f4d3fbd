"""The package against the binary ($DATELINE, or cargo's)."""

import os
import pathlib
import subprocess
import tempfile
import unittest

import dateline

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGRAM = [os.environ["DATELINE"]] if "DATELINE" in os.environ else ["cargo", "run", "--quiet", "--"]


def project(folder):
    files = {}
    for path in sorted((folder / "content").rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            text = path.suffix in {".md", ".yaml", ".yml"}
            files[name] = path.read_text("utf-8") if text else path.read_bytes()
    return files


class Package(unittest.TestCase):
    def test_the_demonstration_is_the_binarys_byte_for_byte(self):
        with tempfile.TemporaryDirectory() as out:
            words = ["build", str(ROOT), "--out", out + "/site", "--today", "2026-11-24"]
            subprocess.run([*PROGRAM, *words], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
            built = dateline.build(project(ROOT), today="2026-11-24")
            self.assertTrue(built.ok, built.text)
            site = pathlib.Path(out) / "site"
            pages = {path.relative_to(site).as_posix(): path for path in site.rglob("*.html")}
            self.assertGreater(len(pages), 100)
            for name, path in pages.items():
                self.assertEqual(built.files[name], path.read_text("utf-8"), name)
            self.assertEqual(set(pages), {name for name in built.files if name.endswith(".html")})

    def test_a_mistake_comes_back_with_its_place(self):
        built = dateline.build({"content/moon.yaml": "events:\n- {title: Landing, dat: 1969}\n"})
        self.assertFalse(built.ok)
        self.assertEqual(built.files, {})
        (unknown,) = [one for one in built.report if one.code == "unknown-field"]
        self.assertEqual((unknown.place.line, unknown.place.text), (2, "dat"))

    def test_a_date_is_as_sure_as_it_is_known(self):
        self.assertEqual(dateline.date("c. 1850").edtf, "1850~")
        self.assertEqual(dateline.date("4. Juni 2000", "de").edtf, "2000-06-04")
        self.assertFalse(dateline.date("soon").valid)

    def test_what_is_no_request_is_told(self):
        with self.assertRaises(ValueError):
            dateline.date("1850", "tlh")
        with self.assertRaises(ValueError):
            dateline.build({}, today="tomorrow")


if __name__ == "__main__":
    unittest.main()
