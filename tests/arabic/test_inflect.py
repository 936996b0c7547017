"""Every written form of Arabic verbs, against whole paradigms and single forms of all weak classes."""

from __future__ import annotations

import pytest

from tawatur.arabic.inflect import Form, inflect_verb
from tawatur.arabic.inflect_shape import read_shape
from tawatur.arabic.inflect_spelling import attach, attach_closed, attach_object, attach_possessive, close_madda

# Whole paradigms: perfect, imperfect and verbal nouns given, then every distinct spelling in order.
PARADIGMS = """
قال يقول قول
  perfect active: قال قالت قالا قالتا قالوا قلن قلت قلتما قلتم قلتن قلنا
  imperfect active: يقول تقول يقولان تقولان يقولون يقلن تقولين تقولون تقلن أقول نقول
  imperfect active jussive: يقل تقل يقولا تقولا يقولوا تقولي تقولوا أقل نقل
  perfect passive: قيل قيلت قيلا قيلتا قيلوا قلن قلت قلتما قلتم قلتن قلنا
  imperfect passive: يقال تقال يقالان تقالان يقالون يقلن تقالين تقالون تقلن أقال نقال
  imperfect passive jussive: يقل تقل يقالا تقالا يقالوا تقالي تقالوا أقل نقل
  imperative: قل قولي قولا قولوا قلن
  masdar: قول قولا قوله قولها قولهما قولهم قولهن قولان قولين
  active_participle: قائل قائلا قائلة قائلان قائلين قائلتان قائلتين قائلون قائلات
  passive_participle: مقول مقولا مقولة مقولان مقولين مقولتان مقولتين مقولون مقولات
جاء يجيء مجيء
  perfect active: جاء جاءت جاءا جاءتا جاءوا جاؤوا جئن جئت جئتما جئتم جئتن جئنا
  imperfect active: يجيء تجيء يجيئان تجيئان يجيئون يجئن تجيئين تجيئون تجئن أجيء نجيء
  imperfect active jussive: يجئ تجئ يجيئا تجيئا يجيئوا تجيئي تجيئوا أجئ نجئ
  perfect passive: جيء جيئت جيئا جيئتا جيئوا جئن جئت جئتما جئتم جئتن جئنا
  imperfect passive: يجاء تجاء يجاءان تجاءان يجاءون يجاؤون يجأن تجائين تجاءون تجاؤون تجأن أجاء نجاء
  imperfect passive jussive: يجأ تجأ يجاءا تجاءا يجاءوا يجاؤوا تجائي تجاءوا تجاؤوا أجأ نجأ
  imperative: جئ جيئي جيئا جيئوا جئن
  masdar: مجيء مجيئا مجيئه مجيئها مجيئهما مجيئهم مجيئهن مجيئان مجيئين
  active_participle: جاء جائي جائيا جائية جائيان جائيين جائيتان جائيتين جاؤون جائين جائيات
  passive_participle: مجيء مجيئا مجيئة مجيئان مجيئين مجيئتان مجيئتين مجيئون مجيئات
نفى ينفي نفي
  perfect active: نفى نفت نفيا نفتا نفوا نفين نفيت نفيتما نفيتم نفيتن نفينا
  imperfect active: ينفي تنفي ينفيان تنفيان ينفون ينفين تنفين تنفون أنفي ننفي
  imperfect active jussive: ينف تنف ينفيا تنفيا ينفوا تنفي تنفوا أنف ننف
  perfect passive: نفي نفيت نفيا نفيتا نفوا نفين نفيتما نفيتم نفيتن نفينا
  imperfect passive: ينفى تنفى ينفيان تنفيان ينفون ينفين تنفين تنفون أنفى ننفى
  imperfect passive jussive: ينف تنف ينفيا تنفيا ينفوا تنفي تنفوا أنف ننف
  imperative: انف انفي انفيا انفوا انفين
  masdar: نفي نفيا نفيه نفيها نفيهما نفيهم نفيهن نفيان نفيين
  active_participle: ناف نافي نافيا نافية نافيان نافيين نافيتان نافيتين نافون نافين نافيات
  passive_participle: منفي منفيا منفية منفيان منفيين منفيتان منفيتين منفيون منفيات
دعا يدعو دعوة
  perfect active: دعا دعت دعوا دعتا دعون دعوت دعوتما دعوتم دعوتن دعونا
  imperfect active: يدعو تدعو يدعوان تدعوان يدعون تدعين تدعون أدعو ندعو
  imperfect active jussive: يدع تدع يدعوا تدعوا تدعي أدع ندع
  perfect passive: دعي دعيت دعيا دعيتا دعوا دعين دعيتما دعيتم دعيتن دعينا
  imperfect passive: يدعى تدعى يدعيان تدعيان يدعون يدعين تدعين تدعون أدعى ندعى
  imperfect passive jussive: يدع تدع يدعيا تدعيا يدعوا تدعي تدعوا أدع ندع
  imperative: ادع ادعي ادعوا ادعون
  masdar: دعوة دعوته دعوتها دعوتهما دعوتهم دعوتهن دعوتان دعوتين دعوات دعواته دعواتها دعواتهما
      دعواتهم دعواتهن
  active_participle: داع داعي داعيا داعية داعيان داعيين داعيتان داعيتين داعون داعين داعيات
  passive_participle: مدعو مدعوا مدعوة مدعوان مدعوين مدعوتان مدعوتين مدعوون مدعوات
رأى يرى رأي
  perfect active: رأى رأت رأيا رأتا رأوا رأين رأيت رأيتما رأيتم رأيتن رأينا
  imperfect active: يرى ترى يريان تريان يرون يرين ترين ترون أرى نرى
  imperfect active jussive: ير تر يريا تريا يروا تري تروا أر نر
  perfect passive: رئي رئيت رئيا رئيتا رئوا رئين رئيتما رئيتم رئيتن رئينا
  imperfect passive: يرى ترى يريان تريان يرون يرين ترين ترون أرى نرى
  imperfect passive jussive: ير تر يريا تريا يروا تري تروا أر نر
  imperative: ري ريا روا رين
  masdar: رأي رأيا رأيه رأيها رأيهما رأيهم رأيهن رأيان رأيين
  active_participle: راء رائي رائيا رائية رائيان رائيين رائيتان رائيتين راؤون رائين رائيات
  passive_participle: مرئي مرئيا مرئية مرئيان مرئيين مرئيتان مرئيتين مرئيون مرئيات
رد يرد رد
  perfect active: رد ردت ردا ردتا ردوا رددن رددت رددتما رددتم رددتن رددنا
  imperfect active: يرد ترد يردان تردان يردون يرددن تردين تردون ترددن أرد نرد
  imperfect active jussive: يردد تردد يردا تردا يردوا تردي تردوا أردد نردد
  perfect passive: رد ردت ردا ردتا ردوا رددن رددت رددتما رددتم رددتن رددنا
  imperfect passive: يرد ترد يردان تردان يردون يرددن تردين تردون ترددن أرد نرد
  imperfect passive jussive: يردد تردد يردا تردا يردوا تردي تردوا أردد نردد
  imperative: رد اردد ردي ردا ردوا ارددن
  masdar: رد ردا رده ردها ردهما ردهم ردهن ردان ردين
  active_participle: راد رادا رادة رادان رادين رادتان رادتين رادون رادات
  passive_participle: مردود مردودا مردودة مردودان مردودين مردودتان مردودتين مردودون مردودات
وصف يصف وصف
  perfect active: وصف وصفت وصفا وصفتا وصفوا وصفن وصفتما وصفتم وصفتن وصفنا
  imperfect active: يصف تصف يصفان تصفان يصفون يصفن تصفين تصفون تصفن أصف نصف
  imperfect active jussive: يصفا تصفا يصفوا تصفي تصفوا
  perfect passive: وصف وصفت وصفا وصفتا وصفوا وصفن وصفتما وصفتم وصفتن وصفنا
  imperfect passive: يوصف توصف يوصفان توصفان يوصفون يوصفن توصفين توصفون توصفن أوصف نوصف
  imperfect passive jussive: يوصفا توصفا يوصفوا توصفي توصفوا
  imperative: صف صفي صفا صفوا صفن
  masdar: وصف وصفا وصفه وصفها وصفهما وصفهم وصفهن وصفان وصفين
  active_participle: واصف واصفا واصفة واصفان واصفين واصفتان واصفتين واصفون واصفات
  passive_participle: موصوف موصوفا موصوفة موصوفان موصوفين موصوفتان موصوفتين موصوفون موصوفات
أكد يؤكد
  perfect active: أكد أكدت أكدا أكدتا أكدوا أكدن أكدتما أكدتم أكدتن أكدنا
  imperfect active: يؤكد تؤكد يؤكدان تؤكدان يؤكدون يؤكدن تؤكدين تؤكدون تؤكدن أؤكد نؤكد
  imperfect active jussive: يؤكدا تؤكدا يؤكدوا تؤكدي تؤكدوا
  perfect passive: أكد أكدت أكدا أكدتا أكدوا أكدن أكدتما أكدتم أكدتن أكدنا
  imperfect passive: يؤكد تؤكد يؤكدان تؤكدان يؤكدون يؤكدن تؤكدين تؤكدون تؤكدن أؤكد نؤكد
  imperfect passive jussive: يؤكدا تؤكدا يؤكدوا تؤكدي تؤكدوا
  imperative: أكد أكدي أكدا أكدوا أكدن
  masdar: تأكيد تأكيدا تأكيده تأكيدها تأكيدهما تأكيدهم تأكيدهن تأكيدان تأكيدين تأكيدات تأكيداته
      تأكيداتها تأكيداتهما تأكيداتهم تأكيداتهن
  active_participle: مؤكد مؤكدا مؤكدة مؤكدان مؤكدين مؤكدتان مؤكدتين مؤكدون مؤكدات
  passive_participle: مؤكد مؤكدا مؤكدة مؤكدان مؤكدين مؤكدتان مؤكدتين مؤكدون مؤكدات
قرأ يقرأ قراءة
  perfect active: قرأ قرأت قرآ قرأتا قرأوا قرؤوا قرأن قرأتما قرأتم قرأتن قرأنا
  imperfect active: يقرأ تقرأ يقرآن تقرآن يقرأون يقرؤون يقرأن تقرئين تقرأون تقرؤون تقرأن أقرأ نقرأ
  imperfect active jussive: يقرآ تقرآ يقرأوا يقرؤوا تقرئي تقرأوا تقرؤوا
  perfect passive: قرئ قرئت قرئا قرئتا قرئوا قرئن قرئتما قرئتم قرئتن قرئنا
  imperfect passive: يقرأ تقرأ يقرآن تقرآن يقرأون يقرؤون يقرأن تقرئين تقرأون تقرؤون تقرأن أقرأ نقرأ
  imperfect passive jussive: يقرآ تقرآ يقرأوا يقرؤوا تقرئي تقرأوا تقرؤوا
  imperative: اقرأ اقرئي اقرآ اقرأوا اقرؤوا اقرأن
  masdar: قراءة قراءته قراءتها قراءتهما قراءتهم قراءتهن قراءتان قراءتين قراءات قراءاته قراءاتها
      قراءاتهما قراءاتهم قراءاتهن
  active_participle: قارئ قارئا قارئة قارئان قارئين قارئتان قارئتين قارئون قارئات
  passive_participle: مقروء مقروءا مقروءة مقروءان مقروءين مقروءتان مقروءتين مقروءون مقروؤون مقروئين
      مقروءات
هاجم يهاجم
  perfect active: هاجم هاجمت هاجما هاجمتا هاجموا هاجمن هاجمتما هاجمتم هاجمتن هاجمنا
  imperfect active: يهاجم تهاجم يهاجمان تهاجمان يهاجمون يهاجمن تهاجمين تهاجمون تهاجمن أهاجم نهاجم
  imperfect active jussive: يهاجما تهاجما يهاجموا تهاجمي تهاجموا
  perfect passive: هوجم هوجمت هوجما هوجمتا هوجموا هوجمن هوجمتما هوجمتم هوجمتن هوجمنا
  imperfect passive: يهاجم تهاجم يهاجمان تهاجمان يهاجمون يهاجمن تهاجمين تهاجمون تهاجمن أهاجم نهاجم
  imperfect passive jussive: يهاجما تهاجما يهاجموا تهاجمي تهاجموا
  imperative: هاجم هاجمي هاجما هاجموا هاجمن
  masdar: مهاجمة مهاجمته مهاجمتها مهاجمتهما مهاجمتهم مهاجمتهن مهاجمتان مهاجمتين مهاجمات مهاجماته
      مهاجماتها مهاجماتهما مهاجماتهم مهاجماتهن
  active_participle: مهاجم مهاجما مهاجمة مهاجمان مهاجمين مهاجمتان مهاجمتين مهاجمون مهاجمات
  passive_participle: مهاجم مهاجما مهاجمة مهاجمان مهاجمين مهاجمتان مهاجمتين مهاجمون مهاجمات
أعلن يعلن
  perfect active: أعلن أعلنت أعلنا أعلنتا أعلنوا أعلنتما أعلنتم أعلنتن
  imperfect active: يعلن تعلن يعلنان تعلنان يعلنون تعلنين تعلنون أعلن نعلن
  imperfect active jussive: يعلنا تعلنا يعلنوا تعلني تعلنوا
  perfect passive: أعلن أعلنت أعلنا أعلنتا أعلنوا أعلنتما أعلنتم أعلنتن
  imperfect passive: يعلن تعلن يعلنان تعلنان يعلنون تعلنين تعلنون أعلن نعلن
  imperfect passive jussive: يعلنا تعلنا يعلنوا تعلني تعلنوا
  imperative: أعلن أعلني أعلنا أعلنوا
  masdar: إعلان إعلانا إعلانه إعلانها إعلانهما إعلانهم إعلانهن إعلانان إعلانين إعلانات إعلاناته
      إعلاناتها إعلاناتهما إعلاناتهم إعلاناتهن
  active_participle: معلن معلنا معلنة معلنان معلنين معلنتان معلنتين معلنون معلنات
  passive_participle: معلن معلنا معلنة معلنان معلنين معلنتان معلنتين معلنون معلنات
استعاد يستعيد
  perfect active: استعاد استعادت استعادا استعادتا استعادوا استعدن استعدت استعدتما استعدتم استعدتن
      استعدنا
  imperfect active: يستعيد تستعيد يستعيدان تستعيدان يستعيدون يستعدن تستعيدين تستعيدون تستعدن أستعيد
      نستعيد
  imperfect active jussive: يستعد تستعد يستعيدا تستعيدا يستعيدوا تستعيدي تستعيدوا أستعد نستعد
  perfect passive: استعيد استعيدت استعيدا استعيدتا استعيدوا استعدن استعدت استعدتما استعدتم استعدتن
      استعدنا
  imperfect passive: يستعاد تستعاد يستعادان تستعادان يستعادون يستعدن تستعادين تستعادون تستعدن أستعاد
      نستعاد
  imperfect passive jussive: يستعد تستعد يستعادا تستعادا يستعادوا تستعادي تستعادوا أستعد نستعد
  imperative: استعد استعيدي استعيدا استعيدوا استعدن
  masdar: استعادة استعادته استعادتها استعادتهما استعادتهم استعادتهن استعادتان استعادتين استعادات
      استعاداته استعاداتها استعاداتهما استعاداتهم استعاداتهن
  active_participle: مستعيد مستعيدا مستعيدة مستعيدان مستعيدين مستعيدتان مستعيدتين مستعيدون مستعيدات
  passive_participle: مستعاد مستعادا مستعادة مستعادان مستعادين مستعادتان مستعادتين مستعادون مستعادات
اتهم يتهم
  perfect active: اتهم اتهمت اتهما اتهمتا اتهموا اتهمن اتهمتما اتهمتم اتهمتن اتهمنا
  imperfect active: يتهم تتهم يتهمان تتهمان يتهمون يتهمن تتهمين تتهمون تتهمن أتهم نتهم
  imperfect active jussive: يتهما تتهما يتهموا تتهمي تتهموا
  perfect passive: اتهم اتهمت اتهما اتهمتا اتهموا اتهمن اتهمتما اتهمتم اتهمتن اتهمنا
  imperfect passive: يتهم تتهم يتهمان تتهمان يتهمون يتهمن تتهمين تتهمون تتهمن أتهم نتهم
  imperfect passive jussive: يتهما تتهما يتهموا تتهمي تتهموا
  imperative: اتهم اتهمي اتهما اتهموا اتهمن
  masdar: اتهام اتهاما اتهامه اتهامها اتهامهما اتهامهم اتهامهن اتهامان اتهامين اتهامات اتهاماته
      اتهاماتها اتهاماتهما اتهاماتهم اتهاماتهن
  active_participle: متهم متهما متهمة متهمان متهمين متهمتان متهمتين متهمون متهمات
  passive_participle: متهم متهما متهمة متهمان متهمين متهمتان متهمتين متهمون متهمات
تلقى يتلقى
  perfect active: تلقى تلقت تلقيا تلقتا تلقوا تلقين تلقيت تلقيتما تلقيتم تلقيتن تلقينا
  imperfect active: يتلقى تتلقى يتلقيان تتلقيان يتلقون يتلقين تتلقين تتلقون أتلقى نتلقى
  imperfect active jussive: يتلق تتلق يتلقيا تتلقيا يتلقوا تتلقي تتلقوا أتلق نتلق
  perfect passive: تلقي تلقيت تلقيا تلقيتا تلقوا تلقين تلقيتما تلقيتم تلقيتن تلقينا
  imperfect passive: يتلقى تتلقى يتلقيان تتلقيان يتلقون يتلقين تتلقين تتلقون أتلقى نتلقى
  imperfect passive jussive: يتلق تتلق يتلقيا تتلقيا يتلقوا تتلقي تتلقوا أتلق نتلق
  imperative: تلق تلقي تلقيا تلقوا تلقين
  masdar: تلق تلقي تلقيا تلقيه تلقيها تلقيهما تلقيهم تلقيهن تلقيان تلقيين تلقيات تلقياته تلقياتها
      تلقياتهما تلقياتهم تلقياتهن
  active_participle: متلق متلقي متلقيا متلقية متلقيان متلقيين متلقيتان متلقيتين متلقون متلقين
      متلقيات
  passive_participle: متلقى متلقاة متلقيان متلقيين متلقيتان متلقيتين متلقون متلقين متلقيات
سيطر يسيطر
  perfect active: سيطر سيطرت سيطرا سيطرتا سيطروا سيطرن سيطرتما سيطرتم سيطرتن سيطرنا
  imperfect active: يسيطر تسيطر يسيطران تسيطران يسيطرون يسيطرن تسيطرين تسيطرون تسيطرن أسيطر نسيطر
  imperfect active jussive: يسيطرا تسيطرا يسيطروا تسيطري تسيطروا
  perfect passive: سيطر سيطرت سيطرا سيطرتا سيطروا سيطرن سيطرتما سيطرتم سيطرتن سيطرنا
  imperfect passive: يسيطر تسيطر يسيطران تسيطران يسيطرون يسيطرن تسيطرين تسيطرون تسيطرن أسيطر نسيطر
  imperfect passive jussive: يسيطرا تسيطرا يسيطروا تسيطري تسيطروا
  imperative: سيطر سيطري سيطرا سيطروا سيطرن
  masdar: سيطرة سيطرته سيطرتها سيطرتهما سيطرتهم سيطرتهن سيطرتان سيطرتين سيطرات سيطراته سيطراتها
      سيطراتهما سيطراتهم سيطراتهن
  active_participle: مسيطر مسيطرا مسيطرة مسيطران مسيطرين مسيطرتان مسيطرتين مسيطرون مسيطرات
  passive_participle: مسيطر مسيطرا مسيطرة مسيطران مسيطرين مسيطرتان مسيطرتين مسيطرون مسيطرات
"""


def read_paradigms() -> list[tuple[str, str, tuple[str, ...], dict[str, list[str]]]]:
    verbs: list[tuple[str, str, tuple[str, ...], dict[str, list[str]]]] = []
    name = ""
    for line in PARADIGMS.strip().splitlines():
        if not line.startswith(" "):
            lemma, imperfect, *masdar = line.split()
            verbs.append((lemma, imperfect, tuple(masdar), {}))
        elif line.startswith("      "):
            verbs[-1][3][name] += line.split()
        else:
            name, _, forms = line.strip().partition(": ")
            verbs[-1][3][name] = forms.split()
    return verbs


def write_paradigm(lemma: str, imperfect: str, masdar: tuple[str, ...]) -> dict[str, list[str]]:
    cells: dict[str, list[str]] = {}
    for form in inflect_verb(lemma, imperfect, masdar):
        finite = form.tense in ("perfect", "imperfect")
        name = f"{form.tense} {form.voice}" if finite else form.tense
        cell = cells.setdefault(f"{name} jussive" if form.mood == "jussive" else name, [])
        if form.text not in cell:
            cell.append(form.text)
    return cells


@pytest.mark.parametrize(("lemma", "imperfect", "masdar", "expected"), read_paradigms())
def test_whole_paradigm(lemma: str, imperfect: str, masdar: tuple[str, ...], expected: dict[str, list[str]]) -> None:
    assert write_paradigm(lemma, imperfect, masdar) == expected


# One line a verb: perfect, imperfect, measure and weakness expected, then forms that it must write.
# Letters: I II ... are measures ("VIII" stands for VII, VIII and IX), then the weakness.
SPOTS = """
ساء يسوء I hollow: سؤت يسؤن يسوؤون يسوءون يسؤ يساء
شاء يشاء I hollow: شئنا شاؤوا يشأ يشاؤون
باع يبيع I hollow: بعت بيع يباع يبع بائع مبيع مبيعة
خاف يخاف I hollow: خفت خفنا يخف يخافون خائفين
زار يزور I hollow: زرت زاروا يزر زيرت يزار
عاد يعود I hollow: عدنا عادت يعودوا يعد عائدون
آل يؤول I hollow: آلت ألت يؤل يؤولون آئل
كان يكون I hollow: كنا كنت كن يكن يكونوا كائن
مات يموت I hollow: مت متنا ماتت يمت يمتن
نسي ينسى I defective: نسوا نسيت ينسون ينس منسي ينسين
لقي يلقى I defective: لقوا لقيت لقيا يلقون يلق
رجا يرجو I defective: رجت رجوا رجونا يرجون يرج راجيا راجين مرجو
سعى يسعى I defective: سعت سعوا سعين يسعون يسع ساعيا ساعية ساعون
نأى ينأى I defective: نأت نأوا ينأون ينأين ناء نائيا
أتى يأتي I defective: أتوا أتت آتي يأت ائت آت آتية يؤتى
أبى يأبى I defective: أبت أبوا يأبون يأب آبيا
ولى يلي I defective: ولوا يلون يل ألي يولى والية
وقى يقي I defective: وقوا يقون يق واقية
شن يشن I doubled: شنت شننت يشنوا يشنون يشنن شان مشنونة
حث يحث I doubled: حثت حثثت حثوا يحثان حاثا حاثين
ظل يظل I doubled: ظللنا يظلوا ظلت
مس يمس I doubled: مسسنا يمسسن يمسون
أم يؤم I doubled: أممت يؤمون أؤم آم
أخذ يأخذ I sound: آخذ خذ خذوا يؤخذ مأخوذ أخذتا
أمر يأمر I sound: مر آمر يؤمر مأمورا آمرة
أسر يأسر I sound: أسروا آسر يؤسر مأسورين ائسر
سأل يسأل I sound: سئل سئلت اسأل مسؤولون سائلا
بدأ يبدأ I sound: بدآ بدؤوا بدأوا يبدؤون يبدآن بدئ بادئة
لجأ يلجأ I sound: لجأت لجأوا يلجؤون لاجئين لاجئة
قصف يقصف I sound: قصفت قصفوا قصفن اقصف مقصوف
قتل يقتل I sound: قتلوا قتلتم اقتل قاتلة مقتولين
وقع يقع I sound: وقعوا تقع قع واقعا يوقع
وثق يثق I sound: يثقون أثق ثق
يئس ييأس I sound: يئسوا ييأسون أيأس يائسة
وأد يئد I sound: وأدوا يئدون يوأد وائدا موؤود
أيد يؤيد II sound: تأييده مؤيدين أيدوا أؤيد
أسس يؤسس II sound: تأسيسها مؤسسا أسست
وجه يوجه II sound: توجيها موجهة وجهوا وجه
قرر يقرر II sound: قررت قررنا مقررا
صور يصور II sound: تصويره مصورين
عين يعين II sound: عين عينت تعيينها معين عينا
وصى يوصي II defective: توصية توصياتها وصت وصوا موصيا
أدى يؤدي II defective: أدت أدوا مؤديا مؤداة تأدية
هنأ يهنئ II sound: هنأت هنؤوا يهنئون تهنئته مهنئا هنئ
رأس يرئس II sound: رأست يرئسون رئس مرئسا
ناشد يناشد III sound: نوشد مناشدات مناشدا
شاهد يشاهد III sound: شوهد شوهدت مشاهدين
حاول يحاول III sound: حاولوا حوول محاولاتها محاولين
نادى ينادي III defective: نادت نادوا ناديت يناد نودي مناداة مناديا
واسى يواسي III defective: واست مواسيا مواساته يواسون
ساءل يسائل III sound: سوئل يساءل مساءلته مسائلا
آخذ يؤاخذ III sound: أوخذ مؤاخذات يؤاخذون آخذت
فاجأ يفاجئ III sound: فوجئ فوجئوا يفاجأ مفاجآت فاجآ
أقر يقر IV doubled: أقررنا أقروا يقررن إقراره مقرا مقرين
أعاد يعيد IV hollow: أعدت أعيد يعاد يعد إعادته معيدا معادة
أساء يسيء IV hollow: أسأت أساؤوا يسيئون يسئ إساءات مسيئة يساء
أعطى يعطي IV defective: أعطت أعطوا أعطيت يعط معطيا معطى معطاة إعطائه
أبدى يبدي IV defective: أبدت أبدوا مبديا إبداء يبدون
أحيا يحيي IV defective: أحيت أحييت أحيوا يحيون إحياء محييا
أنهى ينهي IV defective: أنهت أنهوا إنهاء منهيا
أوقف يوقف IV sound: إيقافهم موقفا يوقفوا أوقف
أوضح يوضح IV sound: إيضاحات موضحا أوضحوا
أيقن يوقن IV sound: إيقان أوقن موقنا
آمن يؤمن IV sound: آمنت أومن إيمانها مؤمنين
أنشأ ينشئ IV sound: أنشئ ينشأ أنشآ إنشاؤها منشأة
أنبأ ينبئ IV sound: أنبئ أنبأت ينبئون
تحدث يتحدث V sound: تحدثت متحدثا تحدثه أتحدث
تحدى يتحدى V defective: تحدت تحدوا تحديه متحديا يتحد تحد
تلكأ يتلكأ V sound: تلكؤ متلكئا يتلكؤون تلكؤوا
ترأس يترأس V sound: ترأست ترؤسه مترئسا
تأكد يتأكد V sound: تأكدوا متأكدا تأكدها تؤكد
تدهور يتدهور V sound: تدهورت متدهورة تدهورها
تساءل يتساءل VI sound: تساءلت تساؤلات متسائلا يتساءلون
تفادى يتفادى VI defective: تفادت تفودي متفاديا تفاديه
تبادل يتبادل VI sound: تبادلوا تبودلت تبادلا
تآمر يتآمر VI sound: تآمرت يتآمرون متآمرين تآمر أتآمر
انسحب ينسحب VIII sound: انسحبت انسحابها منسحبة انسحب
انضم ينضم VIII doubled: انضممنا انضموا انضمامه منضمين
انقاد ينقاد VIII hollow: انقدت انقيد انقياد
انتقد ينتقد VIII sound: انتقادات منتقدا انتقدوا
احتل يحتل VIII doubled: احتلت احتللنا احتلالها محتلة
احمر يحمر VIII doubled: احمررت احمرار محمرا
اهتم يهتم VIII doubled: اهتمت اهتممت مهتمين
اتفق يتفق VIII sound: اتفقت اتفاقات متفقين
اطلع يطلع VIII sound: اطلعت اطلاعه مطلعا
اضطر يضطر VIII doubled: اضطررنا اضطرت مضطرين
ادعى يدعي VIII defective: ادعت ادعوا ادعاءات مدعيا يدع
انتهى ينتهي VIII defective: انتهت انتهوا ينته منتهيا انتهائها
ارتأى يرتئي VIII defective: ارتأت ارتأوا يرتئون ارتئاء يرتأى
احتاج يحتاج VIII hollow: احتجت احتيج احتياجات يحتج محتاجين
اغتال يغتال VIII hollow: اغتيل اغتيلت اغتياله اغتالت
استاء يستاء VIII hollow: استأت استاؤوا استيائه مستاءة
ائتمن يأتمن VIII sound: اؤتمن يؤتمن آتمن ائتمان مؤتمنا
ابتدأ يبتدئ VIII sound: ابتدآ ابتدئ يبتدأ ابتداء
استهدف يستهدف X sound: استهدفت يستهدفون استهدافها مستهدفا
استعد يستعد X doubled: استعددنا استعدت استعدادات مستعدا
استمر يستمر X doubled: استمروا استمرارها مستمرا استمررت
استمع يستمع VIII sound: استمعت استماعه مستمعا
استند يستند VIII sound: استندت استناد مستندا
استقال يستقيل X hollow: استقلت استقالته يستقل مستقيلا
استولى يستولي X defective: استولت استيلاء مستولية يستول
استدعى يستدعي X defective: استدعت استدعي استدعائه مستدعى
استأنف يستأنف X sound: استؤنفت استئنافها مستأنفا
استهزأ يستهزئ X sound: استهزؤوا استهزاء مستهزئين
استورد يستورد X sound: استيراد مستوردة
برهن يبرهن Q1 sound: برهنت برهنة مبرهنا برهنا
طمأن يطمئن Q1 sound: طمأنت طمأنة مطمئنا طمئن
أقلم يؤقلم Q1 sound: أقلمة مؤقلم
اطمأن يطمئن Q4 doubled: اطمأننت اطمأنت اطمئنان
اقشعر يقشعر Q4 doubled: اقشعررت اقشعرار
اضمحل يضمحل Q4 doubled: اضمحلت اضمحلال
"""


def read_spots() -> list[tuple[str, str, str, str, str]]:
    rows = []
    for line in SPOTS.strip().splitlines():
        head, _, forms = line.partition(": ")
        lemma, imperfect, measure, weakness = head.split()
        rows.append((lemma, imperfect, measure, weakness, forms))
    return rows


@pytest.mark.parametrize(("lemma", "imperfect", "measure", "weakness", "forms"), read_spots())
def test_forms_of_every_class(lemma: str, imperfect: str, measure: str, weakness: str, forms: str) -> None:
    shape = read_shape(lemma, imperfect)
    written = {form.text for form in inflect_verb(lemma, imperfect)}
    assert (shape.measure, shape.weakness) == (measure, weakness)
    assert [form for form in forms.split() if form not in written] == []


def test_at_least_sixty_verbs_are_tested() -> None:
    assert len({row[0] for row in read_spots()} | {row[0] for row in read_paradigms()}) >= 60


def test_features_of_the_perfect() -> None:
    perfect = [form for form in inflect_verb("كتب", "يكتب", passive=False) if form.tense == "perfect"]
    assert [(form.text, form.person, form.gender, form.number) for form in perfect] == [
        ("كتب", 3, "m", "s"),
        ("كتبت", 3, "f", "s"),
        ("كتبا", 3, "m", "d"),
        ("كتبتا", 3, "f", "d"),
        ("كتبوا", 3, "m", "p"),
        ("كتبن", 3, "f", "p"),
        ("كتبت", 2, "m", "s"),
        ("كتبت", 2, "f", "s"),
        ("كتبتما", 2, "", "d"),
        ("كتبتم", 2, "m", "p"),
        ("كتبتن", 2, "f", "p"),
        ("كتبت", 1, "", "s"),
        ("كتبنا", 1, "", "p"),
    ]


def test_jussive_stands_only_where_it_is_written_otherwise() -> None:
    def moods(lemma: str, imperfect: str) -> list[tuple[str, str]]:
        forms = inflect_verb(lemma, imperfect, passive=False)
        third = [f for f in forms if f.tense == "imperfect" and (f.person, f.gender, f.number) == (3, "m", "s")]
        return [(form.text, form.mood) for form in third]

    assert moods("أعلن", "يعلن") == [("يعلن", "indicative")]
    assert moods("قال", "يقول") == [("يقول", "indicative"), ("يقل", "jussive")]
    assert moods("نفى", "ينفي") == [("ينفي", "indicative"), ("ينف", "jussive")]
    assert moods("رد", "يرد") == [("يرد", "indicative"), ("يردد", "jussive")]


def test_verbal_noun_tells_its_owner() -> None:
    nouns = [form for form in inflect_verb("قال", "يقول", ("قول",)) if form.tense == "masdar"]
    assert Form("قولها", "masdar", 3, "m", "s", "active", "", "ها") in nouns
    assert Form("قولا", "masdar", 3, "m", "s") in nouns
    assert [form.text for form in inflect_verb("قال", "يقول") if form.tense == "masdar"] == []


def test_given_nouns_and_participle_decide_between_first_and_second_measure() -> None:
    def actives(*given: object) -> list[str]:
        forms = inflect_verb("كذب", "يكذب", *given)  # type: ignore[arg-type]
        return [form.text for form in forms if form.tense == "active_participle"][:3]

    assert actives() == ["كاذب", "كاذبا", "كاذبة"]
    assert actives(("تكذيب",)) == ["مكذب", "مكذبا", "مكذبة"]
    assert actives((), "مكذب") == ["مكذب", "مكذبا", "مكذبة"]
    assert read_shape("ماطل", "يماطل").measure == "III"
    assert read_shape("مضى", "يمضي", (), "ماض").measure == "I"
    assert read_shape("مدح", "يمدح", (), "مادح").measure == "I"
    assert read_shape("حيا", "يحيي", ("تحية",)).measure == "II"
    assert read_shape("حاج", "يحاج", (), "محاج") == read_shape("حاج", "يحاج", ("محاجة",), "محاج")
    assert read_shape("استقل", "يستقل", ("استقلال",)).weakness == "doubled"
    assert read_shape("استلم", "يستلم", ("استلام",)).weakness == "sound"


def test_object_pronouns() -> None:
    forms = inflect_verb("اتهم", "يتهم", objects=True)
    with_her = {form.text for form in forms if form.pronoun == "ها" and form.tense == "perfect" and form.person == 3}
    assert with_her == {"اتهمها", "اتهمتها", "اتهماها", "اتهمتاها", "اتهموها", "اتهمنها"}
    texts = {form.text for form in inflect_verb("نفى", "ينفي", objects=True)}
    assert {"نفاه", "نفته", "نفوه", "ينفيه", "ينفونه", "ينفوه", "نفيناها"} <= texts
    texts = {form.text for form in inflect_verb("رأى", "يرى", objects=True)}
    assert {"رآه", "رأته", "رأوه", "يراها", "يرونهم"} <= texts
    texts = {form.text for form in inflect_verb("أبلغ", "يبلغ", objects=True)}
    assert {"أبلغتهم", "أبلغني", "أبلغتموه", "يبلغوننا"} <= texts
    assert not any(form.pronoun for form in inflect_verb("اتهم", "يتهم") if form.tense == "perfect")


def test_passive_can_be_left_out() -> None:
    forms = inflect_verb("أسف", "يأسف", ("أسف",), "آسف", False)
    assert {form.voice for form in forms} == {"active"}
    assert "passive_participle" not in {form.tense for form in forms}


def test_marks_of_the_given_words_are_taken_off() -> None:
    assert inflect_verb("أَكَّدَ", "يُؤَكِّد") == inflect_verb("أكد", "يؤكد")


@pytest.mark.parametrize(("lemma", "imperfect"), [("ق", "يقي"), ("قال", "قول"), ("قال", "ي"), ("", "")])
def test_no_verb_is_refused(lemma: str, imperfect: str) -> None:
    with pytest.raises(ValueError, match="not a verb"):
        inflect_verb(lemma, imperfect)


def test_spelling_of_joined_letters() -> None:
    assert attach("يقرأ", "ون") == ("يقرأون", "يقرؤون")
    assert attach("يسيء", "ون") == ("يسيئون",)
    assert attach("مبتدأ", "ين", dual=True) == ("مبتدأين",)
    assert attach_closed("أعلن", "نا") == "أعلنا"
    assert attach_closed("سكت", "ت") == "سكت"
    assert attach_object("قصفوا", "ه", plural=True, imperfect=False) == ("قصفوه",)
    assert attach_object("يقرأ", "ه", plural=False, imperfect=True) == ("يقرأه", "يقرؤه")
    assert attach_possessive("دعاء", "ه") == ("دعاءه", "دعاؤه", "دعائه")
    assert attach_possessive("مطالبة", "ها") == ("مطالبتها",)
    assert attach_possessive("دعوى", "ه") == ("دعواه",)
    assert close_madda("قرأا") == "قرآ"


def test_every_form_is_written_without_open_madda_or_marks() -> None:
    for lemma, imperfect, *_ in read_spots():
        for form in inflect_verb(lemma, imperfect, objects=True):
            assert len(form.text) > 1
            assert not set("ًٌٍَُِّْـ") & set(form.text)
            assert "أا" not in form.text
            assert "أأ" not in form.text
