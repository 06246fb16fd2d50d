using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace DdbCrossAccount.Module.Tests;

public sealed class CommandMetadataTests
{
    private static readonly string[] ApprovedVerbs =
        ["Connect", "Disable", "Enable", "Get", "Import", "Publish", "Remove", "Repair", "Set", "Start", "Step", "Stop", "Wait"];

    [Fact]
    public void Parameters_OfAllCommands_AreTheContract()
    {
        IEnumerable<string> actual = CommandMetadata.Commands.SelectMany(command =>
            CommandMetadata.Parameters(command)
                .Select(CommandMetadata.Describe)
                .Order(StringComparer.Ordinal)
                .Prepend(CommandMetadata.NameOf(command)));

        string[] expected = File.ReadAllLines(Path.Combine(Folder(), "CommandContract.txt"));

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Names_OfAllCommands_HaveAnApprovedVerbThePrefixAndTheirClassesName()
    {
        Assert.All(CommandMetadata.Commands, command =>
        {
            string name = CommandMetadata.NameOf(command);
            Assert.Contains(name.Split('-')[0], ApprovedVerbs);
            Assert.StartsWith("Ddb", name.Split('-')[1], StringComparison.Ordinal);
            Assert.Equal($"{name.Replace("-", string.Empty, StringComparison.Ordinal)}Command", command.Name);
            Assert.True(command.IsSealed && command.IsPublic);
        });
    }

    [Fact]
    public void OutputTypes_OfAllCommands_AreOfTheSmallAssembly()
    {
        Assert.All(CommandMetadata.Commands, command =>
        {
            Type output = Assert.Single(CommandMetadata.OutputTypes(command));
            Assert.Equal(typeof(DdbAccount).Assembly, output.Assembly);
        });
    }

    [Fact]
    public void Types_OfAllParameters_AreKnownToEveryScript()
    {
        Assembly[] known = [typeof(string).Assembly, typeof(PSCmdlet).Assembly, typeof(DdbAccount).Assembly];

        Assert.All(
            CommandMetadata.Commands.SelectMany(CommandMetadata.Parameters),
            parameter => Assert.Contains((parameter.PropertyType.GetElementType() ?? parameter.PropertyType).Assembly, known));
    }

    [Fact]
    public void SameName_InSeveralCommands_HasTheSameType()
    {
        // A table to wait for is one; tables to export are many: SD03 asks for arrays where it makes sense.
        string[] singularOrPlural = ["TableName", "Sandbox", "Region"];

        Assert.All(
            CommandMetadata.Commands.SelectMany(CommandMetadata.Parameters)
                .Where(parameter => !singularOrPlural.Contains(parameter.Name))
                .GroupBy(parameter => parameter.Name),
            same => Assert.Single(same.Select(parameter => parameter.PropertyType).Distinct()));
    }

    [Fact]
    public void TextByValue_BesideAnObjectByValue_IsInNoCommand()
    {
        Assert.All(CommandMetadata.Commands, command =>
            Assert.InRange(CommandMetadata.Parameters(command).Count(CommandMetadata.BindsByValue), 0, 1));
    }

    [Fact]
    public void ShouldProcess_IsSupportedByWhatChangesSomething()
    {
        string[] changing =
        [
            "Disable-DdbCdc", "Enable-DdbCdc", "Import-DdbSandboxTable", "Import-DdbTable",
            "Publish-DdbCdcFunction", "Remove-DdbCdc", "Repair-DdbCdcFailure", "Set-DdbSandboxFault", "Start-DdbExport", "Start-DdbSandbox",
            "Step-DdbSandboxClock", "Stop-DdbSandbox",
        ];

        Assert.Equal(changing, CommandMetadata.Commands.Where(CommandMetadata.SupportsShouldProcess).Select(CommandMetadata.NameOf));
    }

    [Fact]
    public void Manifest_ExportsEachCommandByName()
    {
        string manifest = File.ReadAllText(Path.Combine(Root(), "DdbCrossAccount.psd1"));
        string list = Regex.Match(manifest, @"CmdletsToExport = @\(([^)]*)\)").Groups[1].Value;

        Assert.Equal(
            CommandMetadata.Commands.Select(CommandMetadata.NameOf),
            Regex.Matches(list, "'([^']+)'").Select(match => match.Groups[1].Value));
    }

    [Fact]
    public void Texts_ThatNameAParameter_NameOneThatExists()
    {
        string[] known = CommandMetadata.Commands.SelectMany(CommandMetadata.Parameters).Select(parameter => parameter.Name)
            .Concat(["Verbose", "Debug", "WhatIf", "Confirm", "ErrorAction", "Depth", "Full"])
            .ToArray();
        IEnumerable<string> catalogues = Directory.GetFiles(Path.Combine(Root(), "src", "DdbCrossAccount.Core", "Errors"), "ErrorCatalogue*.cs");

        IEnumerable<string> named = catalogues
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"(?<=[ (""'])-([A-Z][A-Za-z0-9]+)").Select(match => match.Groups[1].Value))
            .Distinct();

        Assert.Empty(named.Except(known));
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private static string Root() => Path.GetFullPath(Path.Combine(Folder(), "..", "..", ".."));
}
