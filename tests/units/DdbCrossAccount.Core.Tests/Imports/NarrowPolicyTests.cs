using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Core.Imports;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Tables;
using DdbCrossAccount.Core.Waiting;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Imports;

/// <summary>What happens to callers whose policies lack one action. The sandbox's time is the machine's.</summary>
/// <remarks>With a faster clock the SDK would take a refusal for a sign that its own clock is wrong, and call again with the other time.</remarks>
public sealed class NarrowPolicyTests(NarrowPolicySandbox sandbox) : IClassFixture<NarrowPolicySandbox>
{
    private const string Prepare = "\"dynamodb:DescribeTable\",\"dynamodb:DescribeContinuousBackups\",\"dynamodb:UpdateContinuousBackups\"";
    private const string Export = "\"dynamodb:ExportTableToPointInTime\",\"dynamodb:DescribeExport\",\"dynamodb:ListExports\"";
    private const string WriteBucket = "\"s3:PutObject\",\"s3:PutObjectAcl\",\"s3:AbortMultipartUpload\"";
    private const string Import = "\"dynamodb:DescribeTable\",\"dynamodb:ImportTable\",\"dynamodb:DescribeImport\",\"dynamodb:ListImports\"";
    private const string ReadBucket = "\"s3:GetObject\",\"s3:ListBucket\"";

    // Of AWS's page on import permissions: the import writes its log in the caller's name.
    private const string Logs = "\"logs:CreateLogGroup\",\"logs:CreateLogStream\",\"logs:DescribeLogGroups\",\"logs:DescribeLogStreams\","
        + "\"logs:PutLogEvents\",\"logs:PutRetentionPolicy\"";

    [Fact]
    public async Task Move_WithTheActionsThatArePromised_IsDone()
    {
        MoveBench bench = await MoveBench.OpenAsync(sandbox.Sandbox);
        await bench.CreateAsync("Least", "{\"id\":{\"S\":\"a\"}}");
        AccountSession source = await MakeUserAsync(bench, bench.Source, "mover", Prepare, Export, WriteBucket);
        AccountSession target = await MakeUserAsync(bench, bench.Target, "maker", Import, ReadBucket, Logs);

        await StartExportAsync(bench, source, target, "Least");
        await new ExportWaiter(bench.Context).WaitAsync(Results<DdbExport>(bench), new WaitOptions(), CancellationToken.None);
        await new ImportStarter(bench.Context).StartAsync(
            new ImportOptions { Exports = [Results<DdbExport>(bench)[^1]] }, CancellationToken.None);
        await new ImportWaiter(bench.Context).WaitAsync(Results<DdbImport>(bench), new WaitOptions(), CancellationToken.None);

        Assert.Empty(bench.Errors);
        Assert.Equal("COMPLETED", Results<DdbImport>(bench)[^1].Status);
        Assert.Equal(await bench.ReadAsync(bench.Source, "Least"), await bench.ReadAsync(bench.Target, "Least"));
    }

    [Theory]
    [InlineData("dynamodb:DescribeTable", "\"dynamodb:DescribeContinuousBackups\"," + Export)]
    [InlineData("dynamodb:DescribeContinuousBackups", "\"dynamodb:DescribeTable\"," + Export)]
    [InlineData("dynamodb:UpdateContinuousBackups", "\"dynamodb:DescribeTable\",\"dynamodb:DescribeContinuousBackups\"," + Export)]
    [InlineData("dynamodb:ExportTableToPointInTime", Prepare)]
    public async Task StartExport_OneActionMissing_NamesItTableAndCaller(string action, string allowed)
    {
        MoveBench bench = await MoveBench.OpenAsync(sandbox.Sandbox);
        string table = $"Denied{action.Split(':')[1]}";
        await bench.CreateAsync(table);
        AccountSession source = await MakeUserAsync(bench, bench.Source, table, allowed);

        await StartExportAsync(bench, source, bench.Target, table);

        PermissionDeniedException error = Assert.IsType<PermissionDeniedException>(Assert.Single(bench.Errors));
        Assert.Contains(action, error.Message, StringComparison.Ordinal);
        Assert.Contains(table, error.Message, StringComparison.Ordinal);
        Assert.Contains($"arn:aws:iam::{source.AccountId}:user/{table}", error.Message, StringComparison.Ordinal);
        Assert.Empty(Results<DdbExport>(bench));
    }

    [Fact]
    public async Task Definition_OnlyDescribeTableAllowed_IsReadWithAWarningForEachUnknownPart()
    {
        MoveBench bench = await MoveBench.OpenAsync(sandbox.Sandbox);
        await bench.CreateAsync("Seen");
        AccountSession source = await MakeUserAsync(bench, bench.Source, "looker", "\"dynamodb:DescribeTable\"");

        DdbTableDefinition definition =
            await new TableDefinitionReader(bench.Context).ReadAsync(source.Account, "Seen", CancellationToken.None);

        Assert.Equal("id", Assert.Single(definition.Keys).AttributeName);
        Assert.Null(definition.PitrEnabled);
        Assert.Null(definition.Tags);
        Assert.Null(definition.TimeToLiveStatus);
        Assert.Null(definition.HasResourcePolicy);
        Assert.Equal(6, bench.Observer.Of<WarningRaised>().Count);
    }

    [Theory]
    [InlineData("arn:aws:dynamodb:eu-west-1:111111111111:table/Orders", false)]
    [InlineData("*", true)]
    public async Task List_OfOneTable_IsAllowedOnAllResourcesOnly(string resource, bool isAllowed)
    {
        MoveBench bench = await MoveBench.OpenAsync(sandbox.Sandbox);
        string name = isAllowed ? "everywhere" : "somewhere";
        AccountSession user = await MakeUserOnAsync(
            bench, bench.Source, name, "\"dynamodb:ListExports\",\"dynamodb:ListImports\"", resource);

        Exception? exports = await Record.ExceptionAsync(() =>
            ReadAsync(new ExportStatusReader(bench.Context).ListAsync(user.Account, "Orders", CancellationToken.None)));
        Exception? imports = await Record.ExceptionAsync(() =>
            ReadAsync(new ImportStatusReader(bench.Context).ListAsync(user.Account, "Orders", CancellationToken.None)));

        Assert.Equal((isAllowed, isAllowed), (exports is null, imports is null));
        Assert.All(new[] { exports, imports }.OfType<Exception>(), refusal => Assert.IsType<PermissionDeniedException>(refusal));
    }

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> list)
    {
        await foreach (T _ in list)
        {
        }
    }

    private static Task StartExportAsync(MoveBench bench, AccountSession source, AccountSession target, string table) =>
        new ExportStarter(bench.Context).StartAsync(
            new ExportOptions
            {
                TableNames = [table],
                Source = source.Account,
                Target = target.Account,
                S3Bucket = bench.Bucket,
                EnablePitr = true,
            },
            CancellationToken.None);

    private static List<T> Results<T>(MoveBench bench) =>
        [.. bench.Observer.Of<ResultProduced>().Select(result => result.Result).OfType<T>()];

    private Task<AccountSession> MakeUserAsync(MoveBench bench, AccountSession account, string name, params string[] actions) =>
        MakeUserOnAsync(bench, account, name, string.Join(',', actions), resource: "*");

    private async Task<AccountSession> MakeUserOnAsync(
        MoveBench bench, AccountSession account, string name, string actions, string resource)
    {
        string setup = $$"""
            {"users":[{"accountId":"{{account.AccountId}}","userName":"{{name}}","policies":[
              {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[{{actions}}],"Resource":"{{resource}}"}]}]}]}
            """;
        using HttpClient http = new();
        using HttpResponseMessage response = await http.PostAsync(
            $"{sandbox.Sandbox.EndpointUrl}/_sandbox/setup", new StringContent(setup, Encoding.UTF8, "application/json"));
        response.EnsureSuccessStatusCode();
        using JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        JsonElement user = answer.RootElement.GetProperty("users")[0];
        return await bench.ConnectAsync(new SandboxKeys(
            account.AccountId, user.GetProperty("accessKey").GetString()!, user.GetProperty("secretKey").GetString()!, account.Region));
    }
}
