using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace DdbCrossAccount.Rehearsal.Tests;

/// <summary>What the README promises is what is there.</summary>
public sealed partial class ReadmeTests
{
    private readonly string _readme = Repository.Text("README.md");

    [Fact]
    public void Readme_TestCommand_StandsThereOnce() =>
        Assert.Equal(["dotnet test -c Release"], Lines().Where(line => line.StartsWith("dotnet test")));

    [Fact]
    public void Readme_RehearsalCommand_StandsThere() =>
        Assert.Contains("dotnet run -c Release --project src/DdbCrossAccount.Rehearsal", Lines());

    [Fact]
    public void Readme_RehearsalOptions_AreThoseOfTheProgram()
    {
        IEnumerable<string> named = Lines().Where(line => line.Contains("DdbCrossAccount.Rehearsal -- "))
            .SelectMany(line => Option().Matches(line[line.IndexOf(" -- ", System.StringComparison.Ordinal)..]))
            .Select(match => match.Value.Trim());

        Assert.NotEmpty(named);
        Assert.All(named, option => Assert.Contains(option + " ", Rehearsal.Options.Usage.Text));
    }

    [Fact]
    public void Readme_Policies_AreJsonWithSidsOfTheirOwn()
    {
        string[] blocks = [.. JsonBlock().Matches(_readme).Select(match => match.Groups["json"].Value)];
        Assert.NotEmpty(blocks);
        foreach (string block in blocks)
        {
            using JsonDocument policy = JsonDocument.Parse(block);
            string[] sids = [.. policy.RootElement.GetProperty("Statement").EnumerateArray().Select(statement => statement.GetProperty("Sid").GetString()!)];
            Assert.Equal(sids.Distinct(), sids);
        }
    }

    [Fact]
    public void Readme_Import_IsAlwaysNamedWithItsModule() =>
        Assert.DoesNotContain(Lines(), line => line.Contains("Import-DdbTable") && !line.Contains(@"DdbCrossAccount\Import-DdbTable"));

    private string[] Lines() => _readme.Split('\n');

    [GeneratedRegex(@" --[a-z-]+")]
    private static partial Regex Option();

    [GeneratedRegex(@"```json\n(?<json>.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();
}
