#Requires -Version 7.4

<#
.SYNOPSIS
Makes the module's help file (MAML) of the markdown files beside this script and of the built cmdlets' own metadata.
.DESCRIPTION
The result is kept in the repository, so that a build needs no PowerShell; a test compares it with what this script makes.
.PARAMETER OutputPath
The file to write.
#>
param(
    [string] $OutputPath = "$PSScriptRoot/../en-US/DdbCrossAccount.Module.dll-Help.xml"
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$common = [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters |
    Where-Object { $_ -notin 'WhatIf', 'Confirm' }

function ConvertTo-Text([string] $Text) { [System.Security.SecurityElement]::Escape($Text.Trim()) }

function ConvertTo-Paragraph([string] $Text) {
    $Text.Trim() -split "`n`n" | ForEach-Object { "<maml:para>$(ConvertTo-Text $_)</maml:para>" } | Join-String -Separator ''
}

# The text between a heading and the next one of its level.
function Get-Section([string] $Markdown, [string] $Heading) {
    [regex]::Match($Markdown, "(?ms)^$([regex]::Escape($Heading))\s*?\n(.*?)(?=^## |\z)").Groups[1].Value
}

# The parts of a section: name and text of each heading of the third level.
function Get-Part([string] $Section) {
    [regex]::Matches($Section, '(?ms)^### (.+?)\n(.*?)(?=^### |\z)') | ForEach-Object {
        [pscustomobject]@{ Name = $_.Groups[1].Value.Trim(); Text = $_.Groups[2].Value.Trim() }
    }
}

# Those with a position first, in its order; then those that are needed; then by name.
function Get-OrderedParameter($Parameters) {
    $Parameters | Where-Object Name -NotIn $common |
        Sort-Object { $_.Position -lt 0 }, Position, { -not $_.IsMandatory }, Name -Stable
}

function ConvertTo-Parameter($Parameter, [string] $Text) {
    $pipeline = @(
        if ($Parameter.ValueFromPipeline) { 'ByValue' }
        if ($Parameter.ValueFromPipelineByPropertyName) { 'ByPropertyName' }) -join ', '
    $position = if ($Parameter.Position -ge 0) { $Parameter.Position } else { 'named' }
    $binds = if ($pipeline) { "true ($pipeline)" } else { 'false' }
    $aliases = @($Parameter.Aliases) -join ', '
    $type = $Parameter.ParameterType
    $name = if ($inner = [Nullable]::GetUnderlyingType($type)) { $inner.Name } else { $type.Name }
    $value = if ($name -eq 'SwitchParameter') { '' } else { "<command:parameterValue required=`"true`">$name</command:parameterValue>" }
    "<command:parameter required=`"$("$($Parameter.IsMandatory)".ToLowerInvariant())`" globbing=`"false`" pipelineInput=`"$binds`" position=`"$position`" aliases=`"$aliases`">" +
    "<maml:name>$($Parameter.Name)</maml:name><maml:description>$(ConvertTo-Paragraph $Text)</maml:description>$value" +
    "<dev:type><maml:name>$name</maml:name></dev:type></command:parameter>"
}

function ConvertTo-Command($Command) {
    $markdown = (Get-Content -Raw "$PSScriptRoot/$($Command.Name).md").ReplaceLineEndings("`n")
    $synopsis = [regex]::Match($markdown, '(?s)^# .+?\n\n(.+?)\n\n').Groups[1].Value
    $texts = @{}
    Get-Part (Get-Section $markdown '## Parameters') | ForEach-Object { $texts[$_.Name.TrimStart('-')] = $_.Text }
    # PowerShell tells sets and parameters in no certain order, and the file has to be the same each time.
    $sets = $Command.ParameterSets | Sort-Object { -not $_.IsDefault }, Name
    $syntax = $sets | ForEach-Object {
        $items = Get-OrderedParameter $_.Parameters | ForEach-Object { ConvertTo-Parameter $_ $texts[$_.Name] }
        "<command:syntaxItem><maml:name>$($Command.Name)</maml:name>$($items -join '')</command:syntaxItem>"
    }
    $parameters = Get-OrderedParameter $sets.Parameters | Group-Object Name | Sort-Object Name |
        ForEach-Object { ConvertTo-Parameter $_.Group[0] $texts[$_.Name] }
    $examples = Get-Part (Get-Section $markdown '## Examples') | ForEach-Object {
        $code, $remark = [regex]::Match($_.Text, '(?s)```powershell\n(.*?)\n```\s*(.*)').Groups[1, 2].Value
        "<command:example><maml:title>$(ConvertTo-Text $_.Name)</maml:title><dev:code>$(ConvertTo-Text $code)</dev:code>" +
        "<dev:remarks>$(ConvertTo-Paragraph $remark)</dev:remarks></command:example>"
    }
    $links = (Get-Section $markdown '## Links').Trim() -split "`n" | ForEach-Object {
        "<maml:navigationLink><maml:linkText>$(ConvertTo-Text $_.TrimStart('-', ' '))</maml:linkText><maml:uri/></maml:navigationLink>"
    }
    "<command:command><command:details><command:name>$($Command.Name)</command:name><command:verb>$($Command.Verb)</command:verb>" +
    "<command:noun>$($Command.Noun)</command:noun><maml:description>$(ConvertTo-Paragraph $synopsis)</maml:description></command:details>" +
    "<maml:description>$(ConvertTo-Paragraph (Get-Section $markdown '## Description'))</maml:description>" +
    "<command:syntax>$($syntax -join '')</command:syntax><command:parameters>$($parameters -join '')</command:parameters>" +
    "<command:returnValues><command:returnValue><dev:type><maml:name>$($Command.OutputType.Name)</maml:name></dev:type></command:returnValue></command:returnValues>" +
    "<command:examples>$($examples -join '')</command:examples><command:relatedLinks>$($links -join '')</command:relatedLinks></command:command>"
}

$commands = Get-Command -Module DdbCrossAccount | Sort-Object Name | ForEach-Object { ConvertTo-Command $_ }
$document = [xml] ('<helpItems schema="maml" xmlns="http://msh" xmlns:maml="http://schemas.microsoft.com/maml/2004/10" ' +
    'xmlns:command="http://schemas.microsoft.com/maml/dev/command/2004/10" xmlns:dev="http://schemas.microsoft.com/maml/dev/2004/10">' +
    "$($commands -join '')</helpItems>")
$settings = [System.Xml.XmlWriterSettings]@{ Indent = $true; NewLineChars = "`n"; Encoding = [System.Text.UTF8Encoding]::new($false) }
$writer = [System.Xml.XmlWriter]::Create([System.IO.Path]::GetFullPath($OutputPath), $settings)
try {
    $document.Save($writer)
} finally {
    $writer.Dispose()
}
