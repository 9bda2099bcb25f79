<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
    <context>
        <name>FollowUpsSection</name>
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
        <name>MessagesPage</name>
        <message numerus="yes">
            <source>%n drafts discarded</source>
            <translation>
                <numerusform>%n drafts discarded</numerusform>
                <numerusform>%n drafts discarded</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n messages deleted</source>
            <translation>
                <numerusform>%n messages deleted</numerusform>
                <numerusform>%n messages deleted</numerusform>
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
