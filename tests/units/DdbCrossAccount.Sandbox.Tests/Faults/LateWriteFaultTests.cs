using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Faults;

/// <summary>What is left of writes that land after their client has gone.</summary>
public sealed class LateWriteFaultTests(FaultedSandbox sandbox) : IClassFixture<FaultedSandbox>, IAsyncLifetime
{
    private const string Table = FaultedSandbox.Table;

    public Task InitializeAsync() => sandbox.SetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task LateWrite_OfAClientThatHasGone_LandsAfterItsRetry()
    {
        await sandbox.SetAsync(new { effect = "lateWrite", delayMs = 5000, drop = true, operation = "PutItem", count = 1 });

        // HttpClient sends a request once more when a connection that it has kept was closed: no error then, but two writes.
        await Record.ExceptionAsync(() => sandbox.PutAsync("late", "old"));
        await sandbox.PutAsync("late", "new");
        Assert.Equal("new", await sandbox.ReadAsync("late"));
        await sandbox.Process.AdministerAsync("clock", new { advanceSeconds = 5 });

        Assert.Equal("old", await sandbox.ReadAsync("late"));
    }

    [Fact]
    public async Task LateWrite_WhosePermissionIsTakenAway_LandsAllTheSame()
    {
        object policy = SandboxProcess.Policy("Allow", "dynamodb:PutItem", "*");
        AWSCredentials writer = await sandbox.Process.MakeUserAsync("111111111111", "writer", policy);
        using IAmazonDynamoDB client = sandbox.Process.DynamoDb(writer);
        await sandbox.SetAsync(new { effect = "lateWrite", delayMs = 5000, drop = true, principal = "*:user/writer" });
        var item = new Dictionary<string, AttributeValue> { ["id"] = new("fenced"), ["v"] = new("1") };

        await Assert.ThrowsAnyAsync<Exception>(() => client.PutItemAsync(Table, item));
        await sandbox.Process.MakeUserAsync("111111111111", "writer");
        Assert.Null(await sandbox.ReadAsync("fenced"));
        await sandbox.Process.AdministerAsync("clock", new { advanceSeconds = 5 });

        Assert.Equal("1", await sandbox.ReadAsync("fenced"));
        Assert.Equal("AccessDeniedException", await CodeAsync(() => client.PutItemAsync(Table, item)));
    }

    [Fact]
    public async Task LateWrite_OfAClientThatWaits_IsAnswered()
    {
        await sandbox.SetAsync(new { effect = "lateWrite", delayMs = 1, clock = "wall" });

        await sandbox.PutAsync("patient");

        Assert.Equal("1", await sandbox.ReadAsync("patient"));
    }

    private static async Task<string> CodeAsync(Func<Task> call)
    {
        return (await Assert.ThrowsAnyAsync<AmazonServiceException>(call)).ErrorCode;
    }
}
