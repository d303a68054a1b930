@{
    Severity     = @('Error', 'Warning')
    ExcludeRules = @(
        # Pester sets variables in BeforeAll and reads them in It.
        'PSUseDeclaredVarsMoreThanAssignments'
        # UTF-8 without a mark, as .editorconfig has it; Windows PowerShell reads these scripts' ASCII all the same.
        'PSUseBOMForUnicodeEncodedFile'
        # build.ps1's own helpers.
        'PSUseShouldProcessForStateChangingFunctions'
        'PSUseSingularNouns'
        # A script's parameters that its functions read.
        'PSReviewUnusedParameter'
    )
}
