using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using DdbCrossAccount.Conformance.Tests.Cases;
using DdbCrossAccount.Conformance.Tests.Oracles;
using DdbCrossAccount.Conformance.Tests.S3;
using Xunit;

namespace DdbCrossAccount.Conformance.Tests;

/// <summary>For each operation that the sandbox covers the table says what stands behind it, and says nothing that is not so.</summary>
public sealed class OracleTableTests
{
    [Fact]
    public async Task Operations_ThatTheSandboxCovers_AreThoseOfTheTable()
    {
        string[] covered = await CoveredAsync();

        Assert.Equal(covered.Order(StringComparer.Ordinal), OracleTable.All.Select(oracle => oracle.Operation).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Engines_OfTheTable_HaveACaseOfTheirOperation()
    {
        ILookup<string, string> compared = ComparedOperations();

        Assert.All(
            OracleTable.All.Where(oracle => oracle.Kind == OracleKind.Engine),
            oracle => Assert.Equal(oracle.By, string.Join(", ", compared[oracle.Operation].Distinct())));
        Assert.All(
            OracleTable.All.Where(oracle => oracle.Kind != OracleKind.Engine),
            oracle => Assert.Empty(compared[oracle.Operation]));
    }

    [Fact]
    public void Pages_OfTheTable_AreThoseOfAws()
    {
        Assert.All(
            OracleTable.All, oracle => Assert.StartsWith("https://docs.aws.amazon.com/", oracle.Page, StringComparison.Ordinal));
    }

    [Fact]
    public void Table_OfTheReadme_IsThatOfTheData()
    {
        var table = new StringBuilder("| operation | oracle | by |\n|---|---|---|\n");
        foreach (Oracle oracle in OracleTable.All)
        {
            table.Append($"| [{oracle.Operation}]({oracle.Page}) | {oracle.Kind.ToString().ToLowerInvariant()} | {oracle.By} |\n");
        }

        Assert.Contains(table.ToString(), File.ReadAllText(Readme()), StringComparison.Ordinal);
    }

    /// <summary>The engines that answer each operation, by the cases that there are.</summary>
    private static ILookup<string, string> ComparedOperations()
    {
        IEnumerable<(string Operation, string Engine)> dynalite = CaseCatalog.DynamoDb.Values
            .SelectMany(item => item.Steps).Select(step => (Target(step.Operation), "dynalite"));
        IEnumerable<(string Operation, string Engine)> local = CaseCatalog.DynamoDb.Values.Concat(CaseCatalog.DynamoDbLocal.Values)
            .SelectMany(item => item.Steps).Select(step => (Target(step.Operation), "DynamoDB Local"));
        IEnumerable<(string Operation, string Engine)> s3rver = S3CaseCatalog.All.Values
            .SelectMany(item => item.Steps).Select(step => ($"S3.{step.Operation}", "s3rver"));
        return dynalite.Concat(local).Concat(s3rver).ToLookup(pair => pair.Operation, pair => pair.Engine);
    }

    private static string Target(string operation)
    {
        return operation.Contains('.', StringComparison.Ordinal) ? operation : $"DynamoDB_20120810.{operation}";
    }

    private static async Task<string[]> CoveredAsync()
    {
        string sandbox = Path.Combine(AppContext.BaseDirectory, "DdbCrossAccount.Sandbox.dll");
        using Process process = Process.Start(
            new ProcessStartInfo("dotnet", [sandbox, "--list"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        string list = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return [.. list.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ")).Where(parts => parts[1].StartsWith("covered", StringComparison.Ordinal)).Select(parts => parts[0])];
    }

    private static string Readme([System.Runtime.CompilerServices.CallerFilePath] string path = "")
    {
        return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "README.md"));
    }
}
