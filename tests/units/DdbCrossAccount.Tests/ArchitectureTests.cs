using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Xunit;

namespace DdbCrossAccount.Tests;

/// <summary>Who may know whom, read from the project files.</summary>
public sealed class ArchitectureTests
{
    [Theory]
    [InlineData("DdbCrossAccount")]
    [InlineData("DdbCrossAccount.CdcFunction", "DdbCrossAccount.Core")]
    [InlineData("DdbCrossAccount.Core", "DdbCrossAccount")]
    [InlineData("DdbCrossAccount.Module", "DdbCrossAccount.Core")]
    [InlineData("DdbCrossAccount.Rehearsal", "DdbCrossAccount.Core")]
    [InlineData("DdbCrossAccount.Sandbox")]
    public void References_OfAProject_AreThoseOfTheDesign(string project, params string[] expected)
    {
        Assert.Equal(expected, References(project));
    }

    [Fact]
    public void Projects_UnderSrc_AreAllNamedAbove()
    {
        string[] named =
        [
            "DdbCrossAccount", "DdbCrossAccount.CdcFunction", "DdbCrossAccount.Core", "DdbCrossAccount.Module",
            "DdbCrossAccount.Rehearsal", "DdbCrossAccount.Sandbox",
        ];

        Assert.Equal(named, Directory.GetDirectories(Source()).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("DdbCrossAccount")]
    [InlineData("DdbCrossAccount.CdcFunction")]
    [InlineData("DdbCrossAccount.Sandbox")]
    public void Packages_OfThePublicTypesTheFunctionAndTheWitness_AreNone(string project)
    {
        Assert.Empty(Load(project).Descendants("PackageReference"));
    }

    [Fact]
    public void Packages_OfTheEngine_AreTheSdkAlone()
    {
        Assert.All(
            Load("DdbCrossAccount.Core").Descendants("PackageReference"),
            package => Assert.StartsWith("AWSSDK.", package.Attribute("Include")!.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void PowerShellStubs_OfTheModule_AreNeverShipped()
    {
        XElement stubs = Assert.Single(Load("DdbCrossAccount.Module").Descendants("PackageReference"));

        Assert.Equal("PowerShellStandard.Library", stubs.Attribute("Include")!.Value);
        Assert.Equal("all", stubs.Attribute("PrivateAssets")!.Value);
        Assert.Equal("runtime", stubs.Attribute("ExcludeAssets")!.Value);
    }

    /// <summary>Projects that are only built along (ReferenceOutputAssembly false) are started as processes, not known.</summary>
    private static IEnumerable<string> References(string project) => Load(project).Descendants("ProjectReference")
        .Where(reference => reference.Attribute("ReferenceOutputAssembly")?.Value != "false")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
        .ToArray();

    private static XDocument Load(string project) => XDocument.Load(Path.Combine(Source(), project, $"{project}.csproj"));

    private static string Source([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "src"));
}
