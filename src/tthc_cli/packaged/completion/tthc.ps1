# Completion of tthc for PowerShell 5.1 or newer:  tthc completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName 'tthc', 'tthc.exe', 'tthc.cmd' -ScriptBlock {
    param($begun, $line, $position)
    $elements = @($line.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position })
    $words = @($elements | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
    })
    if ($words.Count -eq 0) { return }
    $program = $words[0]
    $before = @($words | Select-Object -Skip 1)
    $encoding = [Console]::OutputEncoding
    try {
        # What tthc says is UTF-8, whatever the code page of the console.
        [Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false
        $Env:TTHC_COMPLETE = "+$begun"
        & $program @before 2>$null | ForEach-Object {
            $value, $meaning = $_ -split "`t", 2
            if (-not $meaning) { $meaning = $value }
            # A comma would make a list of it, whatever else an own word of the shell.
            $word = if ($value -match '^[\w.=-]+$') { $value } else { "'" + $value.Replace("'", "''") + "'" }
            [System.Management.Automation.CompletionResult]::new($word, $value, 'ParameterValue', $meaning)
        }
    }
    finally {
        Remove-Item Env:TTHC_COMPLETE -ErrorAction SilentlyContinue
        [Console]::OutputEncoding = $encoding
    }
}
