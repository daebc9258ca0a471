"""How long a report of about 60 pages with three tables of 400 rows takes to print.

    python -m tests.benchmarks.paper [rounds]

Prints the ratio of our printing to plain WeasyPrint of the same words in the same run: the same page, but tables that
find their own widths and the garbage collector left on. The goal is 0.62 or less.
"""

import os
import statistics
import sys
import time

import django

GOAL = 0.62


def report():
    from phases.documents.paper import sheet
    from tests.factories import paper as papers

    blocks = []
    for number in range(40):
        blocks.append(sheet.Heading(1 if number % 10 == 0 else 2, "工作情况"))
        blocks.extend([papers.paragraph(papers.HANS * 3)] * 2)
        if number in {10, 20, 30}:
            blocks.append(papers.table(400))
    return papers.paper(blocks=tuple(blocks))


def plain(paper):
    import weasyprint

    from phases.documents.paper import fetching, fonts, printing

    faces = fonts.faces(paper.script)
    style = printing.stylesheet(paper, faces).replace("table-layout: fixed;", "")
    fetcher = fetching.FontFetcher(faces)
    configuration = weasyprint.text.fonts.FontConfiguration()
    css = weasyprint.CSS(string=style, url_fetcher=fetcher, font_config=configuration)
    page = printing.html(paper).replace(' width="', ' data-width="')
    return weasyprint.HTML(string=page, url_fetcher=fetcher).write_pdf(stylesheets=[css], font_config=configuration)


def seconds(print_it, paper):
    started = time.perf_counter()
    printed = print_it(paper)
    return time.perf_counter() - started, printed


def main(rounds):
    from phases.documents.paper import printing

    paper = report()
    printing.pdf(paper)  # the first use of each face is not what is compared
    ratios = []
    for _round in range(rounds):
        theirs, _ = seconds(plain, paper)
        ours, printed = seconds(printing.pdf, paper)
        ratios.append(ours / theirs)
        sys.stdout.write(f"plain {theirs:.2f} s, ours {ours:.2f} s, ratio {ours / theirs:.2f}\n")
    middle = statistics.median(ratios)
    sys.stdout.write(f"{len(printed)} bytes; median ratio {middle:.2f} (goal {GOAL})\n")
    return 0 if middle <= GOAL else 1


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "campaign.settings")
    django.setup()
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
