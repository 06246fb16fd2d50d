using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Core.Sandboxes;
using DdbCrossAccount.Core.Tables;
using DdbCrossAccount.Core.Tests.Items;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Sandboxes;

[Collection(SandboxFixture.Collection)]
public sealed class SandboxTableImporterTests(SandboxFixture fixture) : IDisposable
{
    private readonly EngineContext _context = new(TimeProvider.System, new Random(1), new RecordingObserver());
    private readonly TemporaryFolder _folder = new();
    private readonly string _table = "Imported" + Guid.NewGuid().ToString("N");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ImportAsync_LinesOfItems_MakesTheTableWithThatKeyAndFillsIt()
    {
        DdbAccount account = await fixture.ConnectAsync(fixture.Sandbox.Source, _context);
        string path = _folder.Write("items.jsonl", "{\"id\":\"a\",\"line\":1}\n{\"id\":\"a\",\"line\":2}\n");

        await ImportAsync(account, path, KeySchemaText.Parse("id:S", "line:N"));

        DdbTableDefinition definition = await new TableDefinitionReader(_context).ReadAsync(account, _table, CancellationToken.None);
        Assert.Equal(
            [("id", "S", "HASH"), ("line", "N", "RANGE")],
            Array.ConvertAll(definition.Keys, key => (key.AttributeName, key.AttributeType!, key.KeyType)));
        Assert.Equal("PAY_PER_REQUEST", definition.BillingMode);
    }

    [Fact]
    public async Task ImportAsync_LastLineIsNoItem_MakesNoTable()
    {
        DdbAccount account = await fixture.ConnectAsync(fixture.Sandbox.Source, _context);
        string path = _folder.Write("items.jsonl", "{\"id\":\"a\"}\n{\"id\":");

        await Assert.ThrowsAnyAsync<DdbCrossAccountException>(() => ImportAsync(account, path, KeySchemaText.Parse("id:S", null)));

        await Assert.ThrowsAsync<TableNotFoundException>(
            () => new TableDefinitionReader(_context).ReadAsync(account, _table, CancellationToken.None));
    }

    [Fact]
    public async Task ImportAsync_TableExists_IsAnErrorOfItsOwn()
    {
        DdbAccount account = await fixture.ConnectAsync(fixture.Sandbox.Source, _context);
        string path = _folder.Write("items.jsonl", "{\"id\":\"a\"}\n");
        await ImportAsync(account, path, KeySchemaText.Parse("id:S", null));

        var error = await Assert.ThrowsAsync<SandboxTableExistsException>(
            () => ImportAsync(account, path, KeySchemaText.Parse("id:S", null)));

        Assert.Equal($"Table '{_table}' already exists in account {account} of the sandbox. No item was written.", error.Message);
    }

    private Task ImportAsync(DdbAccount account, string path, KeySchema key) => new SandboxTableImporter(_context).ImportAsync(
        new SandboxTableOptions { Account = account, TableName = _table, Key = key, Path = path }, CancellationToken.None);
}
