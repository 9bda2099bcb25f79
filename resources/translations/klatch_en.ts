<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
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
        <name>MapFooter</name>
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
                <numerusform>%n booster</numerusform>
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
                <numerusform>%n person said the same</numerusform>
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
