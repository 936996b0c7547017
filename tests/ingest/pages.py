"""Pages in the structure of the families that Arabic outlets use, around articles of invented outlets."""

# ruff: noqa: E501 - markup stands in the lines in which pages have it
from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """What a page is to yield."""

    title: str
    paragraphs: tuple[str, ...]
    outlet: str = "صحيفة الأفق"
    author: str = "هدى ناصر"
    published: str = "2024-03-02T10:30:00+03:00"
    url: str = "https://horizon.example/news/1"

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


STORY = Story(
    "الميناء يفتح أبوابه هذا الشهر بعد اتفاق على الأجور",
    (
        "قال وزير النقل سالم الحداد إن ميناء الرأس سيستقبل أول سفينة قبل نهاية الشهر الجاري، بعد توقف دام ستة أسابيع "
        "بسبب خلاف على أجور العمال وساعات العمل.",
        "وأضاف الحداد في مؤتمر صحافي أن الوزارة والنقابة اتفقتا على زيادة الأجور وعلى صرف الرواتب المتأخرة خلال "
        "أسبوعين، وأن لجنة مشتركة ستراقب التنفيذ.",
        "وحذرت نقابة العمال من أن الإضراب سيعود إذا لم تُصرف الرواتب في موعدها، وطالبت بنشر نص الاتفاق كاملا في "
        "الجريدة الرسمية.",
        "ويخدم الميناء ثلاث محافظات، ويمر عبره معظم ما تستورده من القمح والوقود والأدوية، وقد ارتفعت الأسعار فيها "
        "منذ بدء الإضراب.",
    ),
)
MENU = "".join(
    f"<li><a href='/{n}'>{word}</a></li>" for n, word in enumerate(("الرئيسية", "أخبار", "اقتصاد", "رياضة", "آراء"))
)
RELATED = "".join(
    f"<li><a href='/r{n}'>{word}</a></li>"
    for n, word in enumerate(("انخفاض أسعار القمح في الأسواق", "الوزير يزور المطار الجديد", "نتائج مباريات الأسبوع"))
)
COOKIES = "<div id='cookie-banner' class='cookie-consent'><p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك.</p><button>أوافق</button></div>"
COMMENTS = "<section id='comments' class='comments-area'><h3>التعليقات</h3><ol><li><p>خبر جميل وننتظر المزيد من الأخبار السارة.</p></li></ol></section>"
SHARE = "<div class='share-buttons'><a href='#'>شارك على فيسبوك</a><a href='#'>غرد</a><a href='#'>واتساب</a></div>"
FOOTER = "<footer class='site-footer'><p>جميع الحقوق محفوظة</p><ul>" + MENU + "</ul></footer>"


def paragraphs(story: Story, tag: str = "p") -> str:
    return "".join(f"<{tag}>{one}</{tag}>" for one in story.paragraphs)


def linked(story: Story, kind: str = "NewsArticle", *, graph: bool = False, **more: object) -> str:
    node: dict[str, object] = {
        "@type": kind,
        "headline": story.title,
        "datePublished": story.published,
        "author": {"@type": "Person", "name": story.author},
        "publisher": {"@type": "Organization", "name": story.outlet},
        "mainEntityOfPage": story.url,
        **more,
    }
    whole = (
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": story.outlet}, node]}
        if graph
        else node
    )
    return f"<script type='application/ld+json'>{json.dumps(whole, ensure_ascii=False)}</script>"


def graph_tags(story: Story) -> str:
    pairs = {
        "og:title": story.title,
        "og:site_name": story.outlet,
        "og:type": "article",
        "og:url": story.url,
        "article:published_time": story.published,
    }
    return "".join(f'<meta property="{name}" content="{value}">' for name, value in pairs.items())


def document(head: str, body: str, *, title: str = "", attributes: str = "dir='rtl' lang='ar'") -> str:
    return f"<!doctype html><html {attributes}><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>{body}</body></html>"


def wordpress(story: Story) -> Iterator[str]:
    nav = f"<header><nav class='main-navigation'><ul class='menu'>{MENU}</ul></nav></header>"
    meta = f"<meta name='author' content='{story.author}'>{graph_tags(story)}"
    entry = f"<div class='entry-content'>{paragraphs(story)}</div>"
    title = f"<h1 class='entry-title'>{story.title}</h1>"
    yield document(
        meta,
        f"{nav}<main><article class='post type-post'>{title}{entry}</article></main>{FOOTER}",
        title=f"{story.title} - {story.outlet}",
    )
    yield document(
        linked(story, graph=True),
        f"{nav}<main><article class='post'><header>{title}<time class='entry-date' datetime='{story.published}'>2 مارس</time></header>"
        f"<div class='entry-content wp-block-post-content'>{paragraphs(story)}<h4>مواضيع ذات صلة</h4><ul class='related-posts'>{RELATED}</ul></div>"
        f"</article></main>{COMMENTS}{FOOTER}",
        title=story.title,
    )
    yield document(
        meta,
        f"{nav}<div id='content'><div class='post-123 hentry'>{title}{SHARE}{entry}{SHARE}</div><aside class='widget-area'><ul>{RELATED}</ul></aside></div>{COMMENTS}{FOOTER}",
        title=f"{story.title} | {story.outlet}",
    )
    yield document(
        graph_tags(story),
        f"{nav}<article class='single-post'>{title}<span class='author vcard'>بقلم: {story.author}</span>"
        f"<figure class='wp-block-image'><img src='a.jpg'><figcaption>صورة من الأرشيف</figcaption></figure>{entry}</article>{FOOTER}",
        title=f"{story.title} – {story.outlet}",
    )
    yield document(
        linked(story) + COOKIES,
        f"{COOKIES}{nav}<main class='site-main'><article>{title}{entry}<div class='jp-relatedposts'><ul>{RELATED}</ul></div></article></main>{FOOTER}",
        title=story.title,
    )


def drupal(story: Story) -> Iterator[str]:
    body = f"<div class='field field-name-body field-type-text-with-summary'><div class='field-items'><div class='field-item even' property='content:encoded'>{paragraphs(story)}</div></div></div>"
    title = f"<h1 class='page-header'>{story.title}</h1>"
    region = f"<div class='region region-header'><ul class='menu nav'>{MENU}</ul></div>"
    side = (
        f"<aside class='region region-sidebar-second'><div class='view view-related'><ul>{RELATED}</ul></div></aside>"
    )
    tags = graph_tags(story)
    author = f"<meta name='author' content='{story.author}'>"
    yield document(
        tags + author,
        f"{region}<section class='main-content'>{title}<article class='node node-article'>{body}</article></section>{side}",
        title=f"{story.title} | {story.outlet}",
    )
    yield document(
        linked(story),
        f"{region}<main>{title}<article class='node--type-news node--view-mode-full'>{body.replace('field-name-body', 'field--name-body')}</article></main>{side}",
        title=story.title,
    )
    yield document(
        tags,
        f"{region}<div class='node'><h1>{story.title}</h1><div class='field-name-field-author author'>{story.author}</div>{body}</div>{side}{COMMENTS}",
        title=story.title,
    )
    yield document(
        f"<meta name='dcterms.date' content='{story.published}'><meta property='og:site_name' content='{story.outlet}'>{author}",
        f"{region}<article class='node'>{title}{body}</article>{side}",
        title=f"{story.title} | {story.outlet}",
    )
    yield document(
        linked(story, "Article", graph=True),
        f"{COOKIES}{region}<div class='layout-content'><article role='article'>{title}{SHARE}{body}<div class='field-name-tags'><a>ميناء</a></div></article></div>{side}{FOOTER}",
        title=story.title,
    )


def amp(story: Story) -> Iterator[str]:
    for number in range(5):
        head = linked(
            story,
            ("NewsArticle", "Article", "ReportageNewsArticle", "NewsArticle", "BlogPosting")[number],
            graph=number == 3,
        )
        head += (
            f"<link rel='canonical' href='{story.url}'><script async src='https://cdn.ampproject.org/v0.js'></script>"
        )
        media = "<amp-img src='a.jpg' width='600' height='400' layout='responsive'></amp-img>"
        advert = "<amp-ad width='300' height='250' type='x'></amp-ad>" if number % 2 else ""
        menu = f"<amp-sidebar id='sidebar'><ul>{MENU}</ul></amp-sidebar>"
        body = f"{menu}<article class='amp-wp-article'><header><h1 class='amp-wp-title'>{story.title}</h1></header>{media}<div class='amp-wp-article-content'>{paragraphs(story)}{advert}</div></article>{FOOTER if number > 2 else ''}"
        yield document(head, body, title=story.title, attributes="amp lang='ar' dir='rtl'")


def gallery(story: Story) -> Iterator[str]:
    for number in range(5):
        slides = "".join(
            f"<figure><img src='{n}.jpg'><figcaption>صورة رقم {n}</figcaption></figure>" for n in range(4 + number)
        )
        box = f"<div class='gallery slick-slider'>{slides}</div>"
        order = (box + paragraphs(story)) if number % 2 else (paragraphs(story) + box)
        yield document(
            linked(story) + graph_tags(story),
            f"<nav><ul>{MENU}</ul></nav><article><h1>{story.title}</h1><div class='article-body'>{order}</div></article>{FOOTER}",
            title=story.title,
        )


def cookie_wall(story: Story) -> Iterator[str]:
    for number in range(5):
        wall = (
            COOKIES * (number + 1)
            + "<div class='modal subscribe'><h2>اشترك في النشرة</h2><p>أدخل بريدك ليصلك جديدنا كل صباح.</p></div>"
        )
        where = (wall, "") if number % 2 else ("", wall)
        yield document(
            linked(story),
            f"{where[0]}<div role='main'><article><h1>{story.title}</h1><div class='text'>{paragraphs(story)}</div></article></div>{where[1]}",
            title=story.title,
        )


def tables(story: Story) -> Iterator[str]:
    """Pages of the 2000s: layout in tables, no markup of fields, the date in a cell."""
    menu = "".join(
        f"<tr><td><a href='{n}.htm'>{word}</a></td></tr>" for n, word in enumerate(("الرئيسية", "محليات", "رياضة"))
    )
    breaks = "<br><br>".join(story.paragraphs)
    day = "السبت 2 مارس 2024"
    for number in range(5):
        words = breaks if number % 2 else paragraphs(story)
        cell = f"<td class='text' valign='top'><font size='4'><b>{story.title}</b></font><br><font color='gray'>{day}</font><br>{words}</td>"
        if number > 2:
            cell = (
                f"<td valign='top'><h1>{story.title}</h1><table><tr><td>{day}</td></tr></table><div>{words}</div></td>"
            )
        yield (
            f"<HTML dir=rtl><HEAD><META http-equiv=Content-Type content='text/html; charset=windows-1256'>"
            f"<TITLE>{story.title} - {story.outlet}</TITLE></HEAD><BODY><TABLE width=760><TR><TD width=150><TABLE>{menu}</TABLE></TD>{cell}</TR></TABLE></BODY></HTML>"
        )


def live_blog(story: Story) -> Iterator[str]:
    updates = [
        {"@type": "BlogPosting", "headline": f"تحديث {n}", "articleBody": one}
        for n, one in enumerate(story.paragraphs, 1)
    ]
    for number in range(5):
        posts = "".join(
            f"<div class='live-post'><time>10:{n}0</time><h3>تحديث {n}</h3><p>{one}</p></div>"
            for n, one in enumerate(story.paragraphs, 1)
        )
        shown = posts if number % 2 else "<div id='app'></div>"
        yield document(
            linked(story, "LiveBlogPosting", liveBlogUpdate=updates),
            f"<nav><ul>{MENU}</ul></nav><main><h1>{story.title}</h1>{shown}</main>{FOOTER}",
            title=story.title,
        )


FAMILIES = {
    "wordpress": wordpress,
    "drupal": drupal,
    "amp": amp,
    "gallery": gallery,
    "cookie wall": cookie_wall,
    "tables": tables,
    "live blog": live_blog,
}
