import type { DocumentWords } from './document-words.ts';

export const documentAr: DocumentWords = {
  titles: {
    report: 'تقرير استشارة طبية عن بُعد',
    prescription: 'وصفة طبية',
  },
  extract: 'نسخة موجهة إلى المركز الصحي: ما قاله المريض والفحص يبقيان بين الأطباء.',
  facts: {
    patient: 'المريض',
    birthDate: 'تاريخ الميلاد',
    estimated: '{date} (تقديري)',
    gender: 'الجنس',
    healthCardNumber: 'البطاقة الصحية',
    nationalId: 'البطاقة الوطنية',
    motherName: 'الأم',
    consultation: 'الاستشارة',
    specialty: 'التخصص',
    reason: 'السبب',
    allergies: 'الحساسية',
  },
  number: 'الرقم المهني: {number}',
  noAllergy: 'لم يُبلَّغ عن أي حساسية',
  listed: '، ',
  amendment: 'تصحيح رقم {number}',
  amendmentReason: 'سبب التصحيح: {reason}',
  original: 'التقرير الأصلي',
  replaces: 'تعوّض الوصفة السابقة لهذه الاستشارة.',
  signed: 'وقّعه إلكترونيًا {name}، الرقم المهني {number}، يوم {time} (بتوقيت المغرب).',
  hash: 'بصمة SHA-256:',
  verify: {
    how: 'للتحقق من هذه الوثيقة، امسح هذا الرمز أو افتح:',
    what: 'تبيّن الصفحة هل الوثيقة صالحة أم صُحّحت بعد طباعتها، ولا تعرض أي معلومة طبية.',
  },
  footer: '{title} · طبعه {name} يوم {time} · الصفحة {page} من {pages}',
  verification: {
    title: 'التحقق من وثيقة',
    states: {
      valid: 'الوثيقة صالحة',
      amended: 'صُحّحت الوثيقة بعد طباعتها',
      altered: 'لا تستعمل هذه الوثيقة',
      unknown: 'وثيقة غير معروفة',
    },
    texts: {
      valid: 'طبعها «قريب» فعلًا من آخر نسخة موقّعة. قارن البصمة بالمكتوبة على الورقة.',
      amended: 'طبعها «قريب»، لكن الطبيب وقّع تصحيحًا بعد ذلك. اطلب النسخة الجديدة من المركز الصحي.',
      altered: 'المحفوظ لم يعد مطابقًا لما وُقّع. لا تستعمل هذه الوثيقة وأخبر المستشفى.',
      unknown:
        'لم تُطبع هنا أي وثيقة بهذا الرمز. امسحه مرة أخرى؛ وإن بقي غير معروف فلا تثق بالورقة.',
    },
    tooMany: 'محاولات كثيرة من هذا العنوان. انتظر بضع دقائق ثم امسح الرمز من جديد.',
    unavailable: 'التحقق لا يستجيب الآن. أعد المحاولة بعد لحظات.',
    facts: {
      kind: 'الوثيقة',
      physician: 'الطبيب',
      number: 'الرقم المهني',
      signedAt: 'وُقّعت يوم',
      hash: 'بصمة SHA-256',
    },
  },
};
