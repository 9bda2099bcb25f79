"""What is due on forty-five mornings of `half_year`, at 08:00 in New York.

Worked out from the events of the story by a separate, plain reading of the rules that knows nothing of the
program. Checked by hand, with a calendar of 2026 and its holidays (19 January and 16 February among them):
- one after the other at an employer, an answer ends the search, who bounced does not count: Ada, Ben, Dora
  and Emil in January
- business days over a holiday: Jon, Tara and Sven, who stays late until July
- a pause: Hugo is nowhere
- preparing by the earlier of two clocks: David; on the day itself, until it starts: Finn, Nils, Kaja, Lena
- thank-yous: Emil, Finn and Ines; who referred: Dora after Bella agreed; boosters: Dora and Nils
"""

DUE = """
Wed 7 Jan
    nothing

Sun 11 Jan
    nothing

Thu 15 Jan
    Ada follow up 14 Jan; Dora write to someone else 15 Jan

Mon 19 Jan
    Ada follow up 14 Jan; Ben follow up 16 Jan; Emil write to someone else 16 Jan

Fri 23 Jan
    nothing

Tue 27 Jan
    Ben offer times 27 Jan; Emil say how it went 26 Jan 16:50; Finn prepare 27 Jan 16:15; Ines offer times
    27 Jan

Sat 31 Jan
    Emil say thank you 27 Jan 16:55; Finn say thank you 28 Jan 16:40; Lars write to someone else 30 Jan

Wed 4 Feb
    Anton offer times 3 Feb; Dora tell who referred 4 Feb; Emil say thank you 27 Jan 16:55; Finn say thank
    you 28 Jan 16:40; Ines say thank you 4 Feb 16:25; Kaja follow up 4 Feb; Lars offer times 4 Feb

Sun 8 Feb
    Cleo tell who referred 6 Feb; Cora write to someone else 5 Feb; Dora tell who referred 4 Feb; Emil say
    thank you 27 Jan 16:55; Finn say thank you 28 Jan 16:40; Kaja follow up 4 Feb

Thu 12 Feb
    Anton say thank you 12 Feb 16:25; Cleo tell who referred 6 Feb; Cora follow up 11 Feb; Cora write to
    someone else 5 Feb; Dora tell who referred 4 Feb; Finn report back 10 Feb; Finn say thank you 28 Jan
    16:40; Lars say thank you 12 Feb 16:25

Mon 16 Feb
    Cora follow up 11 Feb; Cora write to someone else 5 Feb; Dora tell who referred 4 Feb; Finn report
    back 10 Feb; Finn say thank you 28 Jan 16:40; Nils prepare 16 Feb 16:30

Fri 20 Feb
    Dora tell who referred 4 Feb; Jon close or let rest 19 Feb; Kaja confirm the place 19 Feb; Kaja
    prepare 20 Feb 16:30; Lars tell who referred 19 Feb; Nils say thank you 17 Feb 16:55; Quin follow up
    18 Feb; Sven follow up 20 Feb; Tara write to someone else 18 Feb

Tue 24 Feb
    David confirm the place 24 Feb; David prepare 24 Feb 04:00; Dora tell who referred 4 Feb; Fritz write
    to someone else 24 Feb; Kaja say thank you 21 Feb 16:55; Lars tell who referred 19 Feb; Nils say thank
    you 17 Feb 16:55; Rosa confirm the place 23 Feb; Rosa prepare 24 Feb 16:00; Sven follow up 20 Feb;
    Tara follow up 24 Feb; Tara write to someone else 18 Feb; Vera offer times 24 Feb

Sat 28 Feb
    David say thank you 26 Feb 16:25; Kaja say thank you 21 Feb 16:55; Lars tell who referred 19 Feb; Mira
    tell who referred 27 Feb; Rosa say thank you 25 Feb 16:25

Wed 4 Mar
    David say thank you 26 Feb 16:25; Kaja say thank you 21 Feb 16:55; Lars tell who referred 19 Feb; Mira
    tell who referred 27 Feb; Rosa say thank you 25 Feb 16:25; Ugo say thank you 3 Mar 16:25; Vera prepare
    4 Mar 16:30; Wim prepare 4 Mar 09:00; Xenia say thank you 3 Mar 16:55

Sun 8 Mar
    David say thank you 26 Feb 16:25; Ines check in 6 Mar; Lars tell who referred 19 Feb; Mira tell who
    referred 27 Feb; Rosa say thank you 25 Feb 16:25; Sven close or let rest 5 Mar; Vera say thank you 5
    Mar 16:55; Wim say thank you 6 Mar 16:25; Zeno follow up 5 Mar

Thu 12 Mar
    Bruno follow up 11 Mar; Carl follow up 11 Mar; Femi offer times 12 Mar; Fritz close or let rest 12
    Mar; Gero offer times 11 Mar; Ines check in 6 Mar; Lars tell who referred 19 Feb; Mira tell who
    referred 27 Feb; Sven close or let rest 5 Mar; Tara say thank you 11 Mar 16:55; Vera say thank you 5
    Mar 16:55

Mon 16 Mar
    Alba say thank you 13 Mar 16:55; Dina say thank you 13 Mar 16:40; Femi offer times 12 Mar; Ines check
    in 6 Mar; Lars check in 14 Mar; Lars tell who referred 19 Feb; Mira tell who referred 27 Feb; Sven
    close or let rest 5 Mar; Tara say thank you 11 Mar 16:55; Ugo tell who referred 14 Mar; Vera report
    back 16 Mar; Vera say thank you 5 Mar 16:55

Fri 20 Mar
    Alba say thank you 13 Mar 16:55; Carl offer times 18 Mar; Dina say thank you 13 Mar 16:40; Elsa say
    how it went 19 Mar 16:35; Finn check in 20 Mar; Helga follow up 17 Mar; Ida follow up 18 Mar; Juri
    write to someone else 19 Mar; Lars check in 14 Mar; Lars tell who referred 19 Feb; Mira tell who
    referred 27 Feb; Sven close or let rest 5 Mar; Tara say thank you 11 Mar 16:55; Ugo tell who referred
    14 Mar

Tue 24 Mar
    Alba say thank you 13 Mar 16:55; Carl confirm the place 23 Mar; Carl prepare 24 Mar 16:15; Dina say
    thank you 13 Mar 16:40; Finn check in 20 Mar; Greta confirm the place 24 Mar; Greta prepare 24 Mar
    09:00; Jana offer times 24 Mar; Juri write to someone else 19 Mar; Mira tell who referred 27 Feb; Sven
    close or let rest 5 Mar; Tara report back 24 Mar; Tara say thank you 11 Mar 16:55; Ugo tell who
    referred 14 Mar

Sat 28 Mar
    Alba say thank you 13 Mar 16:55; Bruno close or let rest 25 Mar; Dina say thank you 13 Mar 16:40; Ivo
    follow up 25 Mar; Juri follow up 25 Mar; Juri write to someone else 19 Mar; Kofi follow up 27 Mar;
    Sven close or let rest 5 Mar; Ugo tell who referred 14 Mar

Wed 1 Apr
    Dina report back 30 Mar; Dina say thank you 13 Mar 16:40; Dora check in 29 Mar; Helga close or let
    rest 31 Mar; Ida close or let rest 1 Apr; Raul offer times 1 Apr; Sven close or let rest 5 Mar; Ugo
    tell who referred 14 Mar

Sun 5 Apr
    Dina report back 30 Mar; Dina say thank you 13 Mar 16:40; Lena offer times 3 Apr; Nora offer times 3
    Apr; Otto offer times 2 Apr; Sven close or let rest 5 Mar; Ugo tell who referred 14 Mar; Xenia check
    in 4 Apr

Thu 9 Apr
    Jana say thank you 7 Apr 16:40; Juri close or let rest 8 Apr; Lena confirm the place 8 Apr; Lena
    prepare 9 Apr 16:15; Sven close or let rest 5 Mar; Xenia check in 4 Apr

Mon 13 Apr
    Jana say thank you 7 Apr 16:40; Juri close or let rest 8 Apr; Lena say thank you 10 Apr 16:40; Otto
    confirm the place 13 Apr; Otto prepare 13 Apr 09:00; Sara follow up 10 Apr; Sven close or let rest 5
    Mar; Timo offer times 10 Apr; Xenia check in 4 Apr

Fri 17 Apr
    Jana say thank you 7 Apr 16:40; Olga check in 17 Apr; Otto say thank you 15 Apr 16:40; Sven close or
    let rest 5 Mar; Viktor follow up 16 Apr; Wanda write to someone else 14 Apr; Yusuf offer times 17 Apr;
    Zora offer times 16 Apr

Tue 21 Apr
    Jana say thank you 7 Apr 16:40; Olga check in 17 Apr; Otto say thank you 15 Apr 16:40; Sven close or
    let rest 5 Mar; Timo say thank you 18 Apr 16:25; Yusuf say how it went 20 Apr 16:50

Sat 25 Apr
    Jana report back 23 Apr; Jana say thank you 7 Apr 16:40; Lars check in 25 Apr; Otto say thank you 15
    Apr 16:40; Sven close or let rest 5 Mar; Timo say thank you 18 Apr 16:25; Uma close or let rest 24
    Apr; Wanda say thank you 24 Apr 16:40; Zora say thank you 24 Apr 16:40

Wed 29 Apr
    Alba check in 29 Apr; Finn check in 26 Apr; Jana say thank you 7 Apr 16:40; Otto report back 27 Apr;
    Otto say thank you 15 Apr 16:40; Sven close or let rest 5 Mar; Timo say thank you 18 Apr 16:25; Uma
    close or let rest 24 Apr; Viktor confirm the place 28 Apr; Viktor prepare 29 Apr 16:30; Zora say thank
    you 24 Apr 16:40

Sun 3 May
    Alba check in 29 Apr; Dora check in 2 May; Finn check in 26 Apr; Otto say thank you 15 Apr 16:40; Sven
    close or let rest 5 Mar; Timo say thank you 18 Apr 16:25; Uma close or let rest 24 Apr; Zora say thank
    you 24 Apr 16:40

Thu 7 May
    Alba check in 29 Apr; Dora check in 2 May; Finn check in 26 Apr; Sven close or let rest 5 Mar; Timo
    report back 4 May; Timo say thank you 18 Apr 16:25; Uma close or let rest 24 Apr; Zora report back 7
    May; Zora say thank you 24 Apr 16:40

Mon 11 May
    Alba check in 29 Apr; Dora check in 2 May; Milo check in 8 May; Sven close or let rest 5 Mar; Timo
    report back 4 May; Timo say thank you 18 Apr 16:25; Uma close or let rest 24 Apr; Zora report back 7
    May; Zora say thank you 24 Apr 16:40

Fri 15 May
    Dora check in 2 May; Elsa check in 13 May; Ines check in 13 May; Lena check in 13 May; Milo check in 8
    May; Sven close or let rest 5 Mar; Uma close or let rest 24 Apr; Xenia check in 15 May

Tue 19 May
    Dora check in 2 May; Ines check in 13 May; Lena check in 13 May; Milo check in 8 May; Nils check in 17
    May; Sven close or let rest 5 Mar; Uma close or let rest 24 Apr; Xenia check in 15 May

Sat 23 May
    Dora check in 2 May; Ines check in 13 May; Nils check in 17 May; Sven close or let rest 5 Mar; Uma
    close or let rest 24 Apr

Wed 27 May
    Dora check in 2 May; Ines check in 13 May; Lars check in 27 May; Nils check in 17 May; Olga check in
    24 May; Sven close or let rest 5 Mar; Uma close or let rest 24 Apr

Sun 31 May
    Dora check in 2 May; Ines check in 13 May; Jana check in 30 May; Lars check in 27 May; Olga check in
    24 May; Sven close or let rest 5 Mar; Uma close or let rest 24 Apr

Thu 4 Jun
    Dina check in 3 Jun; Dora check in 2 May; Ines check in 13 May; Jana check in 30 May; Lars check in 27
    May; Olga check in 24 May; Otto check in 3 Jun; Sven close or let rest 5 Mar; Uma close or let rest 24
    Apr

Mon 8 Jun
    Dina check in 3 Jun; Dora check in 2 May; Finn check in 6 Jun; Ines check in 13 May; Jana check in 30
    May; Lars check in 27 May; Olga check in 24 May; Otto check in 3 Jun; Sven close or let rest 5 Mar;
    Uma close or let rest 24 Apr

Fri 12 Jun
    Alba check in 10 Jun; Dora check in 2 May; Finn check in 6 Jun; Ines check in 13 May; Jana check in 30
    May; Lars check in 27 May; Olga check in 24 May; Sven close or let rest 5 Mar; Timo check in 11 Jun;
    Uma close or let rest 24 Apr

Tue 16 Jun
    Alba check in 10 Jun; Dora check in 2 May; Finn check in 6 Jun; Ines check in 13 May; Jana check in 30
    May; Lars check in 27 May; Olga check in 24 May; Sven close or let rest 5 Mar; Timo check in 11 Jun;
    Uma close or let rest 24 Apr

Sat 20 Jun
    Alba check in 10 Jun; Dora check in 2 May; Elsa check in 17 Jun; Finn check in 6 Jun; Ines check in 13
    May; Lars check in 27 May; Olga check in 24 May; Sven close or let rest 5 Mar; Uma close or let rest
    24 Apr; Xenia check in 19 Jun

Wed 24 Jun
    Alba check in 10 Jun; Dora check in 2 May; Elsa check in 17 Jun; Finn check in 6 Jun; Ines check in 13
    May; Lars check in 27 May; Olga check in 24 May; Sven close or let rest 5 Mar; Uma close or let rest
    24 Apr; Xenia check in 19 Jun

Sun 28 Jun
    Alba check in 10 Jun; Dora check in 2 May; Elsa check in 17 Jun; Finn check in 6 Jun; Ines check in 13
    May; Lars check in 27 May; Nils check in 26 Jun; Olga check in 24 May; Sven close or let rest 5 Mar;
    Uma close or let rest 24 Apr; Xenia check in 19 Jun

Thu 2 Jul
    Cleo check in 29 Jun; Dora check in 2 May; Elsa check in 17 Jun; Finn check in 6 Jun; Ines check in 13
    May; Lars check in 27 May; Nils check in 26 Jun; Olga check in 24 May; Sven close or let rest 5 Mar;
    Uma close or let rest 24 Apr; Xenia check in 19 Jun
"""
