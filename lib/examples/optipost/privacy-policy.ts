/** The privacy statement that OptiPost published on 22 May 2018, word by word as it stood on its site. */
export const privacyPolicy = `Optipost NV

Your paperless future...
Home / Privacy Policy

Privacy Policy

Terms and conditions and privacy policy

Applicable since 22/05/2018

The conditions as mentioned below apply to every visit and every use of the OptiPost website. OptiPost mentions clearly that we only use information in a business to business relation and context. OptiPost does not collect and keep personal information simply because the OptiPost business model is not made for consumer activities.

No data is kept or processed on the OptiPost website for further commercial purposes. Only the data sent via the contact form will be processed and tracked for the purpose of further contacts with regard to our services.

OptiPost makes every effort to protect your privacy and to ensure that you can continue to entrust your personal data to OptiPost. During your interaction with OptiPost you can share personal information with us so that we can identify you as a business (such as your name, business e-mail address, business address and telephone number). These are your “personal business data”.

In this statement (“Privacy Statement”) the following is explained:

1. Scope and acceptance
2. Business data collected by OptiPost
— 2.1 Information that you provide directly to us
— 2.2 Information that we collect when you use an OptiPost site.
— 2.3 Data collected from other sources
3. Why OptiPost collects business data and how we use this data
4. Sharing of business data by OptiPost
— 4.1 Related companies
— 4.2 Service providers
— 4.3 Partners and collective promotions, events
— 4.4 Legal requirements and business transfer
5. Your rights
— 5.1 Right to unsubscribe for advertising messages, contact moments, to be forgotten
— 5.2 Your rights: Access and rectification
6. Security and storage of data
— 6.1 Data security
— 6.2 Storage
— 6.3 Content & liability
— 6.4 Intellectual property and copyright
— 6.5 Conditions adjustments
7. How to contact us

1. Scope and acceptance of this Privacy Statement

This Privacy Statement applies to the business data we collect about you for the purpose of offering you our products and services. By using the OptiPost site (see definition below) or by providing us with your business information, you accept the practices described in this Privacy Statement. If you do not agree with this Privacy Statement, please do not use the OptiPost site (see definition below) and do not provide us with any business information. OptiPost reserves the right to change this Privacy Statement at any time. We encourage you to consult this Privacy Statement on a regular basis so that you are aware of any changes and always know how your business data can be used.

2. Business data collected by OptiPost

OptiPost may collect business data through various sources, including:

  • Online and electronic interactions with us, including via the OptiPost website or “branded” pages or OptiPost applications on third-party social networks (such as Facebook)
  • Offline interactions with us, including through direct marketing campaigns via paper or telephone, printed registration cards, contacts via the OptiPost customer service, contacts on business events, trade fairs, networking meetings, etc.
  • Your interaction with online content (such as advertisements) offered by OptiPost, or by service providers on behalf of OptiPost, via third-party applications or website
2.1 Information that you provide directly to us

These are data that you provide to us directly with your consent for a specific purpose, including:

  • Business contact information, including all information that OptiPost needs to contact you personally when you are in your professional daily function (such as your name, business e-mail address, and business telephone number);
  • Demographic information, location (postal code, town / city, province and geolocation)
  • Customer feedback, including information you share with OptiPost about your experience with OptiPost products and services (such as your comments and suggestions, testimonials and other feedback related to OptiPost products) etc.
2.2 Information that we collect when you use an OptiPost site.

We use cookies that collect certain information when you visit an OptiPost site. See our Cookie Statement for more information about these technologies and your rights in this regard.

2.3 Data collected from other sources

We may collect information about you through other legitimate sources to offer you our services. Examples of such sources are external data collectors, OptiPost promotional partners, public sources and third-party social and business networks. Such information may include the following:

  • Personal and business contact information etc.
  • All personal and business details that are part of your profile with a third-party social network (eg Facebook) and may be shared with us by that social network (such as your name, e-mail address, gender, birthday, town / city, profile photo, user name and friend list). More information about the data that we can collect can be found on the website of the relevant social network.

We may also receive business data when we take over, merge or are being acquired by, other companies.

3. Why OptiPost collects business data and how we use this data

OptiPost collects and uses business data solely for the purpose for which the data was obtained. OptiPost may use your business data for all or some of the following purposes:

  • newsletter: to send newsletters and information campaigns
  • Contact: to contact you for a business proposal and or meeting
  • Follow: to follow you in your business path/steps
  • Other specific purposes. We may use your business data for other specific business purposes, such as the daily operation and security of the OptiPost site, to conduct studies or audits and to contact you for business research.
4. Sharing of business data by OptiPost

OptiPost does not share your business data with third parties who want to use your data for direct marketing, unless you have given your specific permission for this. OptiPost can also share your business data with third parties for other purposes, but only in the following cases:

4.1 Related companies

OptiPost can communicate your business data for legitimate business purposes (such as processing orders, invoice handling, handling complaints, projects, business requirements, referencing, …) to its related companies or subsidiaries.

4.2 Service providers

OptiPost can make an appeal to service providers, representatives or contractors to provide services on behalf of OptiPost, including offering the OptiPost site and the services available for you. It is possible that these external parties can access or process your personal and business data when providing these services. OptiPost requires a written agreement from such external parties, which may be located in a country other than the country in which you used the OptiPost site or service, that they comply with all relevant data protection and security requirements regarding your personal and business data.

4.3 Partners and collective promotions, events

OptiPost can conduct joint or co-sponsor programs or promotions with another company and, in the context of your involvement in the activity, collect and use your business data. Your business data will only be shared with another company if you have registered to receive information directly from that company. OptiPost advises you to read the privacy statement of such companies before sharing your business data. If you do not want your business data to be collected by or shared with a company other than OptiPost, you can always choose not to participate in such activities. If you register to receive messages from such a company, remember that you always have the right to unsubscribe and in that case, you must contact that company directly.

4.4 Legal requirements and business transfer

OptiPost can publish your business information if OptiPost is legally obliged to do so or if OptiPost considers in good faith that such publication is reasonably necessary to comply with legal procedures or to respond to any claims. In the event of a full or partial fusion or with a full or partial acquisition of OptiPost by another company, the acquirer would have access to the information held by that entity of OptiPost. That information may contain business data.

5. Your rights
5.1 Right to unsubscribe for advertising messages, contact moments, to be forgotten

You have the right to unsubscribe from the OptiPost newsletter (opt-out) or to stop us contacting you in anyway or to ask us to delete all your business data.
You can do so through:

  • Following the instructions in the relevant newsletters
  • Contacting us, let us know
5.2 Your rights: Access and rectification

According to the law on the processing of business data, you always have the right to look into your data on simple request, and you can ask to adjust or completely delete them. If you have questions about the processing of your data, you can contact the Commission for the protection of privacy: commission@privacycommission.be

You have the right to request access to your business data. You can send us a request for this. If OptiPost cannot provide access to your business data, we will let you know why that is not possible. You also have the right to request OptiPost to correct inaccuracies in your business data.

6. Security and storage of data
6.1 Data security

Both online and offline, OptiPost focuses on the maximum security of your data.
To secure your business data, OptiPost has implemented a number of measures including:

  • Secure business environment: OptiPost stores your data in secure business environments that are only accessible to employees, representatives and OptiPost contractors on a “need-to-know” basis.
  • The website is securely hosted and protected, to guarantee a safe use of the contact form and prevent abuse of the contract form.

There is a data leak if business data is lost or if the unlawful processing of business data cannot be excluded. We or our subcontractors provide adequate procedures to track, report and investigate business data leaks. Every data leak that occurs is documented and recorded. In the event that a data leak occurs, we will notify the person or business contact who is the subject of the data leak directly when this is necessary (eg when the leak can give rise to financial losses). This is done no later than 72 hours after the data leak has been detected. Data leaks in which it is probable that the person involved will cause any damage (e.g. because of identity theft) are reported to the Privacy Commission.

6.2 Storage

OptiPost will not store your business data for the stated purpose for longer than necessary, taking into account our need to answer questions and solve problems, improve services and offer new services, and to comply with legal requirements. This means that we can keep your business data for a reasonable period after your last interaction with OptiPost. When the business data we collect is no longer required, we will safely destroy or delete it.

When you subscribe to our newsletter your e-mail address will be stored on MailChimp. This is a EU recognized tool for newsletters and is well secured. The moment you unsubscribe your data will be deleted.

6.3 Content & liability

All information on the website (text, image, data, links) is only intended for information purposes, OptiPost cannot be held responsible in case of errors or inaccuracies, nor can this give entitlement to financial compensation. The websites we link to do not fall under our responsibility.

6.4 Intellectual property and copyright

The entire website (text, image, …) is intellectual property of OptiPost and protected by copyright. The user is in no way entitled to full or partial display, reproduction or distribution of website elements for his own purposes, unless OptiPost has given written permission in advance.

6.5 Conditions adjustments

We reserve the right to change these conditions at any time without notice. The latest online version is always in use.

7. Contact

OptiPost acts as “responsible for processing” for the business data it processes in the context of this Privacy Statement. If you have questions or comments about this Privacy Statement or the way OptiPost collects personal or business information, please contact us at:

Telephone on +32 9 279 98 57

E-mail to info@

Letter to OptiPost NV, Korte Meer 4, bus 1, 9000 Gent, Belgium 

Copyright © May 2018 OptiPost.

Curious for our expertise?

Discover what we do and how we do it!

Give us one minute of your time and we’ll explain our business model and approach in the video. We make it simple for you and take over the risks, stress, work, legal aspects and cover all technical issues. One flow IN multi flow OUT. That’s the logic way to send your invoices.`

/** Where people read it. */
export const policyAddress = 'https://www.optipost.be/privacy-policy'
