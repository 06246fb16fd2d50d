using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using Amazon.SecurityToken;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Http;

/// <summary>Keeps <c>--list</c> honest: nothing of the services is missing, and nothing is refused that it does not tell.</summary>
public sealed class OperationCoverageTests
{
    private static readonly string[] Lines = [.. OperationCoverage.All.Select(operation => operation.ToString())];

    [Theory]
    [InlineData("DynamoDB_20120810.PutItem: covered")]
    [InlineData("DynamoDB_20120810.ExecuteStatement: not covered")]
    [InlineData("DynamoDB_20120810.SearchVectors: not covered")]
    [InlineData("DynamoDBStreams_20120810.GetRecords: covered")]
    [InlineData("S3.PutObject: covered")]
    [InlineData("S3.SelectObjectContent: not covered")]
    [InlineData("STS_20110615.AssumeRole: covered")]
    [InlineData("SSO.ListAccounts: not covered")]
    public void List_Printed_TellsOfEachOperation(string line)
    {
        Assert.Contains(line, Lines);
    }

    [Fact]
    public void List_MemberRefused_TellsIt()
    {
        Assert.Contains(Lines, line => line.StartsWith("DynamoDB_20120810.UpdateTable: covered without ReplicaUpdates, ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(typeof(IAmazonDynamoDB), "DynamoDB_20120810.")]
    [InlineData(typeof(IAmazonSecurityTokenService), "STS_20110615.")]
    public void List_OperationsOfTheOfficialClient_AreAllTold(Type client, string prefix)
    {
        IEnumerable<string> operations =
            from method in client.GetMethods()
            where method.Name.EndsWith("Async", StringComparison.Ordinal)
                && method.GetParameters() is [{ ParameterType.Name: { } request }, ..]
                && request == method.Name[..^"Async".Length] + "Request"
            select prefix + method.Name[..^"Async".Length];

        Assert.Empty(operations.Except(OperationCoverage.All.Select(operation => operation.Target)));
    }

    [Fact]
    public void Targets_OfClasses_AreOperationsOfTheModels()
    {
        Assert.Empty(OperationTargets.Covered.Select(pair => pair.Target).Except(ServiceModels.Targets));
        Assert.Equal(ServiceModels.Targets.Count, ServiceModels.Targets.Distinct().Count());
    }

    [Fact]
    public void Members_RefusedInTheSources_AreTold()
    {
        string[] sources = Directory.GetFiles(SourceFolder(), "*.cs", SearchOption.AllDirectories);
        IEnumerable<string> refused =
            from path in sources
            from Match call in Regex.Matches(File.ReadAllText(path), @"RefuseNotImplemented\((?<members>[^)]*)\)")
            from Match member in Regex.Matches(call.Groups["members"].Value, "\"(?<name>[^\"]+)\"")
            select member.Groups["name"].Value;

        Assert.Empty(refused.Except(OperationCoverage.All.SelectMany(operation => operation.Lacks)));
    }

    private static string SourceFolder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string sources = Path.Combine(folder.FullName, "src", "DdbCrossAccount.Sandbox");
            if (Directory.Exists(sources))
            {
                return sources;
            }
        }

        throw new DirectoryNotFoundException("The sources are not above the tests.");
    }
}
