"""Official papers for tests, in both scripts, with the characters that fonts like to lack."""

from datetime import date

from phases.documents.paper import sheet

RARE_NAMES = "镕喆堃玥珺祎翀昇晟旻"
SIGNS = "〇＿〔〕—“”‘’《》（）、。：；！？…·％"

HANS = (
    "根据市委的统一部署，我局把学习调研阶段的各项工作同科技创新结合起来，先后组织三次党组集中学习，"
    "邀请专家作专题辅导，召开座谈会听取企业和群众的意见，做到学习时间、内容、人员、效果“四落实”。"
)
HANT = (
    "省科技館黨支部按照省科協的整體部署，認真組織學習調研，廣泛徵求民眾意見，召開專題組織生活會，"
    "形成領導班子分析檢查報告，並把「解放思想、服務公眾」這個主題貫穿各個階段，圓滿完成了各項工作。"
)


def paragraph(*runs: sheet.Run) -> sheet.Paragraph:
    return sheet.Paragraph(runs)


def table(rows: int = 3) -> sheet.Table:
    return sheet.Table(
        columns=(
            sheet.Column("序号", 1),
            sheet.Column("姓名", 2),
            sheet.Column("学时", 2, "end"),
            sheet.Column("说明", 5, "start"),
        ),
        rows=tuple((str(row), "许喆堃", sheet.Bound("19.5"), "第三次缺席，已补课") for row in range(1, rows + 1)),
        caption="集中学习登记",
    )


def paper(**changes) -> sheet.Paper:
    """A short paper of the bureau, simplified script."""
    values = {
        "title": "镇江市科学技术局关于学习调研阶段\n工作情况的报告",
        "mark": "镇江市科学技术局文件",
        "number": "镇科发[2009]10号",
        "addressee": "市委学习实践活动领导小组办公室",
        "blocks": (sheet.Heading(1, "基本情况"), paragraph(HANS)),
        "signed_by": "镇江市科学技术局",
        "dated_on": date(2009, 5, 5),
        "copy_to": "市委第三指导检查组",
        "printed_by": "镇江市科学技术局办公室",
        "printed_on": date(2009, 5, 6),
    }
    return sheet.Paper(**(values | changes))


def traditional(**changes) -> sheet.Paper:
    """A short paper of the museum, traditional script."""
    values = {
        "script": "zh-hant",
        "title": "省科技館學習實踐活動工作總結",
        "mark": "省科技館黨支部文件",
        "number": "科館黨〔2009〕3號",
        "addressee": "省科協學習實踐活動領導小組",
        "blocks": (sheet.Heading(1, "整體情況"), paragraph(HANT)),
        "signed_by": "中共省科技館支部委員會",
        "dated_on": date(2009, 3, 15),
        "copy_to": "省科協各部室",
        "printed_by": "省科技館辦公室",
        "printed_on": date(2009, 3, 16),
    }
    return sheet.Paper(**(values | changes))
