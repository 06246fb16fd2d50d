using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Core.Imports;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Core.Tables;
using DdbCrossAccount.Core.Waiting;
using DdbCrossAccount.Rehearsal.Comparing;
using DdbCrossAccount.Rehearsal.Options;
using DdbCrossAccount.Rehearsal.Steps;
using DdbCrossAccount.Rehearsal.Writing;

namespace DdbCrossAccount.Rehearsal.Moving;

/// <summary>
/// The rehearsal from the sandbox's start to its end: a table is made and filled in the source account, moved with the
/// engine that the cmdlets use, and compared. The sandbox is stopped however it ends.
/// </summary>
internal sealed class TableMove
{
    private const string TableName = "Rehearsal";

    private const int CompareSegments = 4;

    private static readonly WaitOptions Wait = new()
    {
        Schedule = new PollSchedule(TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(2)),
    };

    private readonly RehearsalOptions _options;
    private readonly RehearsalItems _items;
    private readonly StepBoard _board;
    private readonly TimeProvider _clock;
    private readonly EngineEvents _events;
    private readonly EngineContext _context;
    private readonly RehearsalSandbox _sandbox;

    public TableMove(RehearsalOptions options, RehearsalItems items, StepBoard board, TimeProvider clock)
    {
        _options = options;
        _items = items;
        _board = board;
        _clock = clock;
        _events = new EngineEvents(board, clock);
        _context = new EngineContext(clock, new Random(options.Seed), _events);
        _sandbox = new RehearsalSandbox(_context, board);
        _board.Plan("Start the sandbox");
        _board.Plan("Make the table in the source account");
        _board.Plan("Load the items into it");
        _board.Plan("Start the export");
        _board.Plan("Wait for the export");
        _board.Plan("Start the import into the target account");
        _board.Plan("Wait for the import");
        if (HasTraffic)
        {
            LiveCapture.Plan(_board);
        }

        _board.Plan("Compare source and target item by item");
    }

    private bool HasTraffic => _options.WritesPerSecond > 0;

    /// <summary>Runs all steps.</summary>
    public async Task<RehearsalResult> RunAsync(CancellationToken token)
    {
        DdbSandbox sandbox = await _board.RunNextAsync(() => _sandbox.StartAsync(_options.Seed, token));
        try
        {
            return await RunInAsync(sandbox, token);
        }
        finally
        {
            await _sandbox.StopAsync(sandbox);
        }
    }

    private async Task<RehearsalResult> RunInAsync(DdbSandbox sandbox, CancellationToken token)
    {
        var sessions = new AccountSessions(_context);
        AccountSession source = await sessions.OpenAsync(sandbox.Source!, token);
        AccountSession target = await sessions.OpenAsync(sandbox.Target!, token);
        await _board.RunNextAsync(() => CreateTableAsync(source, token));
        TableLoadResult load = await _board.RunNextAsync(() => LoadAsync(source, token));
        await using SourceTraffic? traffic = HasTraffic ? await StartTrafficAsync(source, token) : null;
        DdbExport export = await _board.RunNextAsync(() => StartExportAsync(sandbox, token));
        export = await _board.RunNextAsync(() => WaitForExportAsync(export, token));
        DdbImport import = await _board.RunNextAsync(() => StartImportAsync(export, token));
        import = await _board.RunNextAsync(() => WaitForImportAsync(import, token));
        TrafficResult? written = traffic is null
            ? null
            : await new LiveCapture(_context, _events, _board, traffic).RunAsync(sandbox, import, target, token);
        ComparisonResult result = await _board.RunNextAsync(() => CompareAsync(source, target, import.TableName, token));
        long? peakBytes = RehearsalSandbox.PeakMemoryOf(sandbox);
        return new RehearsalResult(result, load.ItemsWritten, load.BytesWritten, written, peakBytes);
    }

    private async Task<KeySchema> CreateTableAsync(AccountSession source, CancellationToken token)
    {
        KeySchema key = _items.Key;
        await new SourceTable(source, _clock).CreateAsync(TableName, key, token);
        string sortKey = key.SortKey is null ? string.Empty : $", sort key {key.SortKey.Name}:{key.SortKey.Type}";
        _board.Measure($"'{TableName}', partition key {key.PartitionKey.Name}:{key.PartitionKey.Type}{sortKey}");
        return key;
    }

    private async Task<TableLoadResult> LoadAsync(AccountSession source, CancellationToken token)
    {
        _events.LoadStarts();
        var options = new TableLoadOptions { TableName = TableName, Key = _items.Key };
        var loader = new TableLoader(_context);
        TableLoadResult load = await loader.LoadAsync(source, options, _items.ReadAsync(token), token);
        _events.Observe(new ItemsLoaded(TableName, load.ItemsWritten, load.BytesWritten));
        return load;
    }

    private Task<SourceTraffic> StartTrafficAsync(AccountSession source, CancellationToken token) => SourceTraffic.StartAsync(
        source.DynamoDb, TableName, _items, _options.WritesPerSecond, _options.Seed, _clock, token);

    private async Task<DdbExport> StartExportAsync(DdbSandbox sandbox, CancellationToken token)
    {
        var options = new ExportOptions
        {
            TableNames = [TableName],
            Source = sandbox.Source!,
            Target = sandbox.Target,
            S3Bucket = sandbox.S3Bucket,
            EnablePitr = true,
            EnableStream = true,
        };
        await new ExportStarter(_context).StartAsync(options, token);
        DdbExport export = _events.TakeResult<DdbExport>();
        _board.Measure($"snapshot of {Utc(export.ExportTime)}, stream on since {Utc(export.StreamEnabledTime)}");
        return export;
    }

    private async Task<DdbExport> WaitForExportAsync(DdbExport export, CancellationToken token)
    {
        await new ExportWaiter(_context).WaitAsync([export], Wait, token);
        DdbExport finished = _events.TakeResult<DdbExport>();
        string items = MeasureText.Items(finished.ItemCount);
        _board.Measure($"{finished.Status}, {items}, {MeasureText.Bytes(finished.BilledSizeBytes)} exported");
        return finished;
    }

    private async Task<DdbImport> StartImportAsync(DdbExport export, CancellationToken token)
    {
        await new ImportStarter(_context).StartAsync(new ImportOptions { Exports = [export] }, token);
        DdbImport import = _events.TakeResult<DdbImport>();
        _board.Measure($"table '{import.TableName}', {MeasureText.Bytes(import.TotalSizeBytes)} to read");
        return import;
    }

    private async Task<DdbImport> WaitForImportAsync(DdbImport import, CancellationToken token)
    {
        await new ImportWaiter(_context).WaitAsync([import], Wait, token);
        DdbImport finished = _events.TakeResult<DdbImport>();
        string items = $"{MeasureText.Count(finished.ImportedItemCount)} of {MeasureText.Items(finished.ExpectedItemCount)}";
        _board.Measure($"{finished.Status}, {items}");
        return finished;
    }

    private async Task<ComparisonResult> CompareAsync(
        AccountSession source, AccountSession target, string targetTable, CancellationToken token)
    {
        KeyAttribute?[] key = [_items.Key.PartitionKey, _items.Key.SortKey];
        string[] keyNames = [.. key.OfType<KeyAttribute>().Select(attribute => attribute.Name)];
        var comparer = new TableComparer(source.DynamoDb, target.DynamoDb, keyNames, CompareSegments);
        try
        {
            ComparisonResult result = await comparer.CompareAsync(TableName, targetTable, ShowSoFar, token);
            _board.Measure($"{ReadSoFar(result)}, {MeasureText.Differences(result)}");
            return result;
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            const string State = "The table was moved; the comparison has no result.";
            throw ServiceErrors.Translate(exception, target.Call("dynamodb", "Scan", $"table '{targetTable}'", State));
        }
    }

    private void ShowSoFar(ComparisonResult soFar) => _board.Measure(ReadSoFar(soFar));

    private static string ReadSoFar(ComparisonResult result) =>
        $"{MeasureText.Items(result.SourceItems)} of the source, {MeasureText.Items(result.TargetItems)} of the target";

    private static string Utc(DateTime? time) => time?.ToString("u", CultureInfo.InvariantCulture) ?? "an unknown time";
}
