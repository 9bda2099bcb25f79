<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
    <context>
        <name>BankVerbs</name>
        <message numerus="yes">
            <source>%n questions deleted</source>
            <translation>
                <numerusform>Question deleted</numerusform>
                <numerusform>%n questions deleted</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n questions restored</source>
            <translation>
                <numerusform>%n question restored</numerusform>
                <numerusform>%n questions restored</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Checks</name>
        <message numerus="yes">
            <source>Show %n dismissed</source>
            <translation>
                <numerusform>Show %n dismissed</numerusform>
                <numerusform>Show %n dismissed</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ComposePage</name>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%n person</numerusform>
                <numerusform>%n people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ContactVerbs</name>
        <message numerus="yes">
            <source>%Ln people</source>
            <translation>
                <numerusform>%Ln person</numerusform>
                <numerusform>%Ln people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ContactsPage</name>
        <message numerus="yes">
            <source>%Ln contacts</source>
            <translation>
                <numerusform>%Ln contact</numerusform>
                <numerusform>%Ln contacts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln people</source>
            <translation>
                <numerusform>%Ln person</numerusform>
                <numerusform>%Ln people</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln selected</source>
            <translation>
                <numerusform>%Ln selected</numerusform>
                <numerusform>%Ln selected</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DelaysCard</name>
        <message numerus="yes">
            <source>days, median of %n replies</source>
            <translation>
                <numerusform>days, median of %n reply</numerusform>
                <numerusform>days, median of %n replies</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DozenCard</name>
        <message numerus="yes">
            <source>%n conversations</source>
            <translation>
                <numerusform>%n conversation</numerusform>
                <numerusform>%n conversations</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FunnelCard</name>
        <message numerus="yes">
            <source>%n bounced</source>
            <translation>
                <numerusform>%n bounced</numerusform>
                <numerusform>%n bounced</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HeroCard</name>
        <message numerus="yes">
            <source>%Ln meetings today.</source>
            <translation>
                <numerusform>%Ln meeting today.</numerusform>
                <numerusform>%Ln meetings today.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ImportPage</name>
        <message numerus="yes">
            <source>%n merged</source>
            <translation>
                <numerusform>%n merged</numerusform>
                <numerusform>%n merged</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people added</source>
            <translation>
                <numerusform>%n person added</numerusform>
                <numerusform>%n people added</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>InsightsPage</name>
        <message numerus="yes">
            <source>%n conversations</source>
            <translation>
                <numerusform>%n conversation</numerusform>
                <numerusform>%n conversations</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people reached</source>
            <translation>
                <numerusform>%n person reached</numerusform>
                <numerusform>%n people reached</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Introduction</name>
        <message numerus="yes">
            <source>%n sentences</source>
            <translation>
                <numerusform>%n sentence</numerusform>
                <numerusform>%n sentences</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n words</source>
            <translation>
                <numerusform>%n word</numerusform>
                <numerusform>%n words</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>about %n seconds</source>
            <translation>
                <numerusform>about %n second</numerusform>
                <numerusform>about %n seconds</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LeadVerbs</name>
        <message numerus="yes">
            <source>%Ln opportunities</source>
            <translation>
                <numerusform>%Ln opportunity</numerusform>
                <numerusform>%Ln opportunities</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ListEmpty</name>
        <message numerus="yes">
            <source>%Ln people are in the address book.</source>
            <translation>
                <numerusform>One person is in the address book.</numerusform>
                <numerusform>%Ln people are in the address book.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MapFooter</name>
        <message numerus="yes">
            <source>%Ln contacts are not on the map.</source>
            <translation>
                <numerusform>%Ln contact is not on the map.</numerusform>
                <numerusform>%Ln contacts are not on the map.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people came through a referral.</source>
            <translation>
                <numerusform>%n person came through a referral.</numerusform>
                <numerusform>%n people came through a referral.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MapModel</name>
        <message numerus="yes">
            <source>Led you to %n people</source>
            <translation>
                <numerusform>Led you to %n person</numerusform>
                <numerusform>Led you to %n people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MapPane</name>
        <message numerus="yes">
            <source>conversations</source>
            <translation>
                <numerusform>conversation</numerusform>
                <numerusform>conversations</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>leads</source>
            <translation>
                <numerusform>lead</numerusform>
                <numerusform>leads</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>people</source>
            <translation>
                <numerusform>person</numerusform>
                <numerusform>people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MeetingForm</name>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%n person</numerusform>
                <numerusform>%n people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MeetingVerbs</name>
        <message numerus="yes">
            <source>%Ln meetings deleted</source>
            <translation>
                <numerusform>%Ln meeting deleted</numerusform>
                <numerusform>%Ln meetings deleted</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MeetingsPage</name>
        <message numerus="yes">
            <source>%n conversations held</source>
            <translation>
                <numerusform>%n conversation held</numerusform>
                <numerusform>%n conversations held</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n upcoming</source>
            <translation>
                <numerusform>%n upcoming</numerusform>
                <numerusform>%n upcoming</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MergeBar</name>
        <message numerus="yes">
            <source>%n notes</source>
            <translation>
                <numerusform>%n note</numerusform>
                <numerusform>%n notes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n opportunities</source>
            <translation>
                <numerusform>%n opportunity</numerusform>
                <numerusform>%n opportunities</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%n person</numerusform>
                <numerusform>%n people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MessageVerbs</name>
        <message numerus="yes">
            <source>%n drafts discarded</source>
            <translation>
                <numerusform>%n draft discarded</numerusform>
                <numerusform>%n drafts discarded</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n messages deleted</source>
            <translation>
                <numerusform>%n message deleted</numerusform>
                <numerusform>%n messages deleted</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>No longer waiting for %n people</source>
            <translation>
                <numerusform>No longer waiting for %n person</numerusform>
                <numerusform>No longer waiting for %n people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MessagesPage</name>
        <message numerus="yes">
            <source>%Ln messages</source>
            <translation>
                <numerusform>%Ln message</numerusform>
                <numerusform>%Ln messages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln selected</source>
            <translation>
                <numerusform>%Ln selected</numerusform>
                <numerusform>%Ln selected</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln waiting for an answer</source>
            <translation>
                <numerusform>%Ln waiting for an answer</numerusform>
                <numerusform>%Ln waiting for an answer</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OfferVerbs</name>
        <message numerus="yes">
            <source>%n times to offer</source>
            <translation>
                <numerusform>%n time to offer</numerusform>
                <numerusform>%n times to offer</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OpportunitiesPage</name>
        <message numerus="yes">
            <source>%Ln open</source>
            <translation>
                <numerusform>%Ln open</numerusform>
                <numerusform>%Ln open</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln opportunities</source>
            <translation>
                <numerusform>%Ln opportunity</numerusform>
                <numerusform>%Ln opportunities</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln selected</source>
            <translation>
                <numerusform>%Ln selected</numerusform>
                <numerusform>%Ln selected</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OrganizationVerbs</name>
        <message numerus="yes">
            <source>%Ln organizations</source>
            <translation>
                <numerusform>%Ln organization</numerusform>
                <numerusform>%Ln organizations</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OrganizationsEmpty</name>
        <message numerus="yes">
            <source>%Ln came with your contacts. Give one a motivation, and it is on the list.</source>
            <translation>
                <numerusform>One came with your contacts. Give it a motivation, and it is on the list.</numerusform>
                <numerusform>%Ln came with your contacts. Give one a motivation, and it is on the list.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OrganizationsPage</name>
        <message numerus="yes">
            <source>%Ln on your LAMP list</source>
            <translation>
                <numerusform>%Ln on your LAMP list</numerusform>
                <numerusform>%Ln on your LAMP list</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln organizations</source>
            <translation>
                <numerusform>%Ln organization</numerusform>
                <numerusform>%Ln organizations</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln selected</source>
            <translation>
                <numerusform>%Ln selected</numerusform>
                <numerusform>%Ln selected</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message numerus="yes">
            <source>%n results in %1 s</source>
            <translation>
                <numerusform>%n result in %1 s</numerusform>
                <numerusform>%n results in %1 s</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PathVerbs</name>
        <message numerus="yes">
            <source>%n scores deleted</source>
            <translation>
                <numerusform>%n score deleted</numerusform>
                <numerusform>%n scores deleted</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PathsPage</name>
        <message numerus="yes">
            <source>%Ln career paths</source>
            <translation>
                <numerusform>%Ln career path</numerusform>
                <numerusform>%Ln career paths</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln under consideration</source>
            <translation>
                <numerusform>%Ln under consideration</numerusform>
                <numerusform>%Ln under consideration</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PersonHeader</name>
        <message numerus="yes">
            <source>Check in after %n days</source>
            <translation>
                <numerusform>Check in after %n day</numerusform>
                <numerusform>Check in after %n days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PrepareVerbs</name>
        <message numerus="yes">
            <source>Questions removed</source>
            <translation>
                <numerusform>Question removed</numerusform>
                <numerusform>Questions removed</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RatesCard</name>
        <message numerus="yes">
            <source>%n more in the table</source>
            <translation>
                <numerusform>%n more in the table</numerusform>
                <numerusform>%n more in the table</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReferralMapView</name>
        <message numerus="yes">
            <source>%n people on the map</source>
            <translation>
                <numerusform>%n person on the map</numerusform>
                <numerusform>%n people on the map</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Review</name>
        <message numerus="yes">
            <source>%n records</source>
            <translation>
                <numerusform>%n record</numerusform>
                <numerusform>%n records</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n smaller losses, such as a damaged picture</source>
            <translation>
                <numerusform>%n smaller loss, such as a damaged picture</numerusform>
                <numerusform>%n smaller losses, such as a damaged picture</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Import %n people</source>
            <translation>
                <numerusform>Import %n person</numerusform>
                <numerusform>Import %n people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RhythmChoice</name>
        <message numerus="yes">
            <source>%n business days</source>
            <translation>
                <numerusform>%n business day</numerusform>
                <numerusform>%n business days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n days</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SideRail</name>
        <message numerus="yes">
            <source>%Ln people</source>
            <translation>
                <numerusform>%Ln person</numerusform>
                <numerusform>%Ln people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TakeawayVerbs</name>
        <message numerus="yes">
            <source>%n takeaways deleted</source>
            <translation>
                <numerusform>%n takeaway deleted</numerusform>
                <numerusform>%n takeaways deleted</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TakeawaysPage</name>
        <message numerus="yes">
            <source>%Ln takeaways</source>
            <translation>
                <numerusform>%Ln takeaway</numerusform>
                <numerusform>%Ln takeaways</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln to report back</source>
            <translation>
                <numerusform>%Ln to report back</numerusform>
                <numerusform>%Ln to report back</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TaskVerbs</name>
        <message numerus="yes">
            <source>%Ln tasks deleted</source>
            <translation>
                <numerusform>%Ln task deleted</numerusform>
                <numerusform>%Ln tasks deleted</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln tasks done</source>
            <translation>
                <numerusform>%Ln task done</numerusform>
                <numerusform>%Ln tasks done</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln tasks skipped</source>
            <translation>
                <numerusform>%Ln task skipped</numerusform>
                <numerusform>%Ln tasks skipped</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TasksPage</name>
        <message numerus="yes">
            <source>%Ln late</source>
            <translation>
                <numerusform>%Ln late</numerusform>
                <numerusform>%Ln late</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln tasks</source>
            <translation>
                <numerusform>%Ln task</numerusform>
                <numerusform>%Ln tasks</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TellCard</name>
        <message numerus="yes">
            <source>%Ln people trace back to %1.</source>
            <translation>
                <numerusform>One person traces back to %1.</numerusform>
                <numerusform>%Ln people trace back to %1.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TodayPage</name>
        <message numerus="yes">
            <source>%Ln things to do today</source>
            <translation>
                <numerusform>%Ln thing to do today</numerusform>
                <numerusform>%Ln things to do today</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TypedIn</name>
        <message numerus="yes">
            <source>%n people so far</source>
            <translation>
                <numerusform>%n person so far</numerusform>
                <numerusform>%n people so far</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>WeekCard</name>
        <message numerus="yes">
            <source>conversations</source>
            <translation>
                <numerusform>conversation</numerusform>
                <numerusform>conversations</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>messages sent</source>
            <translation>
                <numerusform>message sent</numerusform>
                <numerusform>messages sent</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>WeeksCard</name>
        <message numerus="yes">
            <source>the last %n weeks</source>
            <translation>
                <numerusform>the last %n week</numerusform>
                <numerusform>the last %n weeks</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>WindowCommands</name>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%n person</numerusform>
                <numerusform>%n people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>compose</name>
        <message numerus="yes">
            <source>%n days ago</source>
            <translation>
                <numerusform>%n day ago</numerusform>
                <numerusform>%n days ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n drafts left</source>
            <translation>
                <numerusform>%n draft left</numerusform>
                <numerusform>%n drafts left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n first messages and follow-ups went out today, as many as you set for a day.</source>
            <translation>
                <numerusform>%n first message or follow-up went out today, as many as you set for a day.</numerusform>
                <numerusform>%n first messages and follow-ups went out today, as many as you set for a day.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n handed over</source>
            <translation>
                <numerusform>%n handed over</numerusform>
                <numerusform>%n handed over</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n handed over: mark them as sent once they are.</source>
            <translation>
                <numerusform>%n handed over: mark it as sent once it is.</numerusform>
                <numerusform>%n handed over: mark them as sent once they are.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n need a look</source>
            <translation>
                <numerusform>%n needs a look</numerusform>
                <numerusform>%n need a look</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n ready</source>
            <translation>
                <numerusform>%n ready</numerusform>
                <numerusform>%n ready</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n sent</source>
            <translation>
                <numerusform>%n sent</numerusform>
                <numerusform>%n sent</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n skipped</source>
            <translation>
                <numerusform>%n skipped</numerusform>
                <numerusform>%n skipped</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to review</source>
            <translation>
                <numerusform>%n to review</numerusform>
                <numerusform>%n to review</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>importing</name>
        <message numerus="yes">
            <source>%n left out: </source>
            <translation>
                <numerusform>%n left out: </numerusform>
                <numerusform>%n left out: </numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>insights</name>
        <message numerus="yes">
            <source>%n conversations</source>
            <translation>
                <numerusform>%n conversation</numerusform>
                <numerusform>%n conversations</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n messages</source>
            <translation>
                <numerusform>%n message</numerusform>
                <numerusform>%n messages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n messages bounced and are left out.</source>
            <translation>
                <numerusform>%n message bounced and is left out.</numerusform>
                <numerusform>%n messages bounced and are left out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them are still waiting for a first message.</source>
            <translation>
                <numerusform>%n of them is still waiting for a first message.</numerusform>
                <numerusform>%n of them are still waiting for a first message.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people got a first message</source>
            <translation>
                <numerusform>%n person got a first message</numerusform>
                <numerusform>%n people got a first message</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people wait for a first message.</source>
            <translation>
                <numerusform>%n person waits for a first message.</numerusform>
                <numerusform>%n people wait for a first message.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n referred people are still waiting for a first message.</source>
            <translation>
                <numerusform>%n referred person is still waiting for a first message.</numerusform>
                <numerusform>%n referred people are still waiting for a first message.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>You wrote to %n people in this time: too few to say what works.</source>
            <translation>
                <numerusform>You wrote to %n person in this time: too few to say what works.</numerusform>
                <numerusform>You wrote to %n people in this time: too few to say what works.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>people reached</source>
            <translation>
                <numerusform>person reached</numerusform>
                <numerusform>people reached</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>meetings</name>
        <message numerus="yes">
            <source>%1 and %n others</source>
            <translation>
                <numerusform>%1 and %n other</numerusform>
                <numerusform>%1 and %n others</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n days</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n h</source>
            <translation>
                <numerusform>%n h</numerusform>
                <numerusform>%n h</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n names</source>
            <translation>
                <numerusform>%n name</numerusform>
                <numerusform>%n names</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n takeaways</source>
            <translation>
                <numerusform>%n takeaway</numerusform>
                <numerusform>%n takeaways</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n days</source>
            <translation>
                <numerusform>in %n day</numerusform>
                <numerusform>in %n days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>messages</name>
        <message numerus="yes">
            <source>Answered after %n days.</source>
            <translation>
                <numerusform>Answered after %n day.</numerusform>
                <numerusform>Answered after %n days.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Waiting %n days</source>
            <translation>
                <numerusform>Waiting %n day</numerusform>
                <numerusform>Waiting %n days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>organizations</name>
        <message numerus="yes">
            <source>%n boosters</source>
            <translation>
                <numerusform>Booster</numerusform>
                <numerusform>%n boosters</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n opportunities</source>
            <translation>
                <numerusform>%n opportunity</numerusform>
                <numerusform>%n opportunities</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people known there</source>
            <translation>
                <numerusform>%n person known there</numerusform>
                <numerusform>%n people known there</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>paths</name>
        <message numerus="yes">
            <source>%n said so</source>
            <translation>
                <numerusform>%n said so</numerusform>
                <numerusform>%n said so</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n talks</source>
            <translation>
                <numerusform>%n talk</numerusform>
                <numerusform>%n talks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n the opposite</source>
            <translation>
                <numerusform>%n the opposite</numerusform>
                <numerusform>%n the opposite</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>after %n talks</source>
            <translation>
                <numerusform>after %n talk</numerusform>
                <numerusform>after %n talks</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>reminders</name>
        <message numerus="yes">
            <source>%Ln reminders</source>
            <translation>
                <numerusform>%Ln reminder</numerusform>
                <numerusform>%Ln reminders</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>takeaway_words</name>
        <message numerus="yes">
            <source>%n takeaways</source>
            <translation>
                <numerusform>%n takeaway</numerusform>
                <numerusform>%n takeaways</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to act on</source>
            <translation>
                <numerusform>%n to act on</numerusform>
                <numerusform>%n to act on</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to report back</source>
            <translation>
                <numerusform>%n to report back</numerusform>
                <numerusform>%n to report back</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>takeaways</name>
        <message numerus="yes">
            <source>%n people said the same</source>
            <translation>
                <numerusform>%n person said so</numerusform>
                <numerusform>%n people said the same</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n said the opposite</source>
            <translation>
                <numerusform>%n said the opposite</numerusform>
                <numerusform>%n said the opposite</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>talk</name>
        <message numerus="yes">
            <source>%Ln minutes left</source>
            <translation>
                <numerusform>%Ln minute left</numerusform>
                <numerusform>%Ln minutes left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln minutes over time</source>
            <translation>
                <numerusform>%Ln minute over time</numerusform>
                <numerusform>%Ln minutes over time</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>thread</name>
        <message numerus="yes">
            <source>Show %n earlier</source>
            <translation>
                <numerusform>Show %n earlier</numerusform>
                <numerusform>Show %n earlier</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>today</name>
        <message numerus="yes">
            <source>%Ln names</source>
            <translation>
                <numerusform>%Ln name</numerusform>
                <numerusform>%Ln names</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln takeaways</source>
            <translation>
                <numerusform>%Ln takeaway</numerusform>
                <numerusform>%Ln takeaways</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>when</name>
        <message numerus="yes">
            <source>%n days late</source>
            <translation>
                <numerusform>%n day late</numerusform>
                <numerusform>%n days late</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n h late</source>
            <translation>
                <numerusform>%n h late</numerusform>
                <numerusform>%n h late</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min late</source>
            <translation>
                <numerusform>%n min late</numerusform>
                <numerusform>%n min late</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n h</source>
            <translation>
                <numerusform>in %n h</numerusform>
                <numerusform>in %n h</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n min</source>
            <translation>
                <numerusform>in %n min</numerusform>
                <numerusform>in %n min</numerusform>
            </translation>
        </message>
    </context>
</TS>
