; The installer of Klatch for Windows: for one user, without administrator rights. installer.py compiles it and
; names with -D: VERSION, NUMBERS (1.2.3.0), SIZE (KiB), SUMMARY, AUTHORS, LICENCE, ICON, SIDE (a picture), FILES,
; TARGET, and SIGN where there is a certificate. Nothing here touches the data, which lie in %LOCALAPPDATA%\Klatch.

Unicode true
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true
AllowSkipFiles off

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "x64.nsh"

!define CLASSES "Software\Classes"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Klatch"

Name "Klatch"
OutFile "${TARGET}"
BrandingText "Klatch ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\Klatch"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "Klatch"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Klatch Setup"
VIAddVersionKey "CompanyName" "${AUTHORS}"
VIAddVersionKey "LegalCopyright" "${AUTHORS}, ${LICENCE}"

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
  !finalize '${SIGN} "%1"' = 0
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_PAGE_CUSTOMFUNCTION_PRE OnlyTheFirstTime
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\klatch.exe"
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Klatch will be removed. Your data stay where they are; to erase them too, delete the folder $LOCALAPPDATA\Klatch afterwards."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

LangString STILL_OPEN ${LANG_ENGLISH} "Klatch is still open, perhaps only as an icon beside the clock. Quit it with File > Quit or from that icon, then choose Retry."
LangString TOO_OLD ${LANG_ENGLISH} "Klatch needs a 64-bit Windows 10 or newer."
LangString DATABASE ${LANG_ENGLISH} "Klatch database"
LangString CONTACTS ${LANG_ENGLISH} "Contacts"

; A program that runs cannot be opened for writing, whichever data it has open.
!macro WAIT_UNTIL_CLOSED PROGRAM
  ${Do}
    ClearErrors
    ${IfNot} ${FileExists} "${PROGRAM}"
      ${ExitDo}
    ${EndIf}
    FileOpen $0 "${PROGRAM}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(STILL_OPEN)" /SD IDCANCEL IDCANCEL`
      Abort "$(STILL_OPEN)"
    ${EndIf}
  ${Loop}
!macroend

; Only what an installer put there, and only where it put it.
!macro REMOVE_PROGRAM FOLDER
  ${If} ${FileExists} "${FOLDER}\klatch.exe"
  ${OrIf} ${FileExists} "${FOLDER}\uninstall.exe"
    !insertmacro WAIT_UNTIL_CLOSED "${FOLDER}\klatch.exe"
    !insertmacro WAIT_UNTIL_CLOSED "${FOLDER}\klatch-cli.exe"
    Delete "${FOLDER}\klatch.exe"
    Delete "${FOLDER}\klatch-cli.exe"
    Delete "${FOLDER}\uninstall.exe"
    RMDir /r "${FOLDER}\_internal"
    RMDir "${FOLDER}"
  ${EndIf}
!macroend

; Klatch is offered under "Open with"; what opens the files by default stays what it was.
!macro OFFER EXTENSION CLASS NAME
  WriteRegStr HKCU "${CLASSES}\${CLASS}" "" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\DefaultIcon" "" "$INSTDIR\klatch.exe,0"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\shell\open" "FriendlyAppName" "Klatch"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\shell\open\command" "" '"$INSTDIR\klatch.exe" --open "%1"'
  WriteRegNone HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "${CLASS}"
!macroend

!macro WITHDRAW EXTENSION CLASS
  DeleteRegKey HKCU "${CLASSES}\${CLASS}"
  DeleteRegValue HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "${CLASS}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${EXTENSION}"
!macroend

!macro TELL_EXPLORER
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    Abort
  ${EndIf}
FunctionEnd

; A newer version goes where the earlier one is.
Function OnlyTheFirstTime
  ReadRegStr $0 HKCU "${UNINSTALL}" "InstallLocation"
  ${If} $0 != ""
    Abort
  ${EndIf}
FunctionEnd

Section "Klatch"
  ReadRegStr $1 HKCU "${UNINSTALL}" "InstallLocation"
  ${If} $1 != ""
  ${AndIf} $1 != $INSTDIR
    !insertmacro REMOVE_PROGRAM $1
  ${EndIf}
  !insertmacro REMOVE_PROGRAM $INSTDIR
  SetOutPath "$INSTDIR"
  File /r "${FILES}"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Klatch.lnk" "$INSTDIR\klatch.exe" "" "" "" "" "" "${SUMMARY}"
  !insertmacro OFFER ".vcf" "Klatch.Contacts" "$(CONTACTS)"
  !insertmacro OFFER ".db" "Klatch.Database" "$(DATABASE)"
  !insertmacro TELL_EXPLORER
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Klatch"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\klatch.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${AUTHORS}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  !insertmacro REMOVE_PROGRAM $INSTDIR
  Delete "$SMPROGRAMS\Klatch.lnk"
  !insertmacro WITHDRAW ".vcf" "Klatch.Contacts"
  !insertmacro WITHDRAW ".db" "Klatch.Database"
  !insertmacro TELL_EXPLORER
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
