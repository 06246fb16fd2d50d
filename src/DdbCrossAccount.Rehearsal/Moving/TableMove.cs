using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Core.Imports;
using DdbCrossAccount.Core.Sandboxes;
using DdbCrossAccount.Core.Tables;
using DdbCrossAccount.Core.Waiting;
using DdbCrossAccount.Errors;
using DdbCrossAccount.Rehearsal.Comparing;
using DdbCrossAccount.Rehearsal.Options;
using DdbCrossAccount.Rehearsal.Steps;

namespace DdbCrossAccount.Rehearsal.Moving;

/// <summary>
/// The rehearsal from the sandbox's start to its end: a table is made and filled in the source account, moved with the
/// engine that the cmdlets use, and compared. The sandbox is stopped however it ends.
/// </summary>
internal sealed class TableMove
{
    private const string TableName = "Rehearsal";

    /// <summary>Point-in-time recovery can be exported some seven minutes after it was turned on; so they pass in seven seconds.</summary>
    private const double ClockRate = 60;

    private const int CompareSegments = 4;

    /// <summary>Service time, so a minute is a second here: long enough to be seen going on.</summary>
    private static readonly TimeSpan JobDuration = TimeSpan.FromMinutes(2);

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

    public TableMove(RehearsalOptions options, RehearsalItems items, StepBoard board, TimeProvider clock)
    {
        _options = options;
        _items = items;
        _board = board;
        _clock = clock;
        _events = new EngineEvents(board, clock);
        _context = new EngineContext(clock, new Random(options.Seed), _events);
        _board.Plan("Start the sandbox");
        _board.Plan("Make the table in the source account");
        _board.Plan("Load the items into it");
        _board.Plan("Start the export");
        _board.Plan("Wait for the export");
        _board.Plan("Start the import into the target account");
        _board.Plan("Wait for the import");
        _board.Plan("Compare source and target item by item");
    }

    /// <summary>Runs all steps.</summary>
    public async Task<RehearsalResult> RunAsync(CancellationToken token)
    {
        DdbSandbox sandbox = await _board.RunNextAsync(() => StartSandboxAsync(token));
        try
        {
            return await RunInAsync(sandbox, token);
        }
        finally
        {
            await StopSandboxAsync(sandbox);
        }
    }

    private async Task<DdbSandbox> StartSandboxAsync(CancellationToken token)
    {
        var options = new SandboxStartOptions
        {
            ClockRate = ClockRate,
            ExportDuration = JobDuration,
            ImportDuration = JobDuration,
            Seed = _options.Seed,
        };
        DdbSandbox sandbox = await new SandboxStarter(_context).StartAsync(options, token);
        _board.Measure($"{sandbox.EndpointUrl}, accounts {sandbox.Source} and {sandbox.Target}");
        return sandbox;
    }

    private async Task<RehearsalResult> RunInAsync(DdbSandbox sandbox, CancellationToken token)
    {
        var sessions = new AccountSessions(_context);
        AccountSession source = await sessions.OpenAsync(sandbox.Source!, token);
        AccountSession target = await sessions.OpenAsync(sandbox.Target!, token);
        await _board.RunNextAsync(() => CreateTableAsync(source, token));
        TableLoadResult load = await _board.RunNextAsync(() => LoadAsync(source, token));
        DdbExport export = await _board.RunNextAsync(() => StartExportAsync(sandbox, token));
        export = await _board.RunNextAsync(() => WaitForExportAsync(export, token));
        DdbImport import = await _board.RunNextAsync(() => StartImportAsync(export, token));
        import = await _board.RunNextAsync(() => WaitForImportAsync(import, token));
        ComparisonResult comparison = await _board.RunNextAsync(() => CompareAsync(source, target, import, token));
        return new RehearsalResult(comparison, load.ItemsWritten, load.BytesWritten, PeakMemoryOf(sandbox));
    }

    private async Task<string> CreateTableAsync(AccountSession source, CancellationToken token)
    {
        await new SourceTable(source, _clock).CreateAsync(TableName, _items.Key, token);
        string sortKey = _items.Key.SortKey is null ? string.Empty : $", sort key {_items.Key.SortKey.Name}:{_items.Key.SortKey.Type}";
        _board.Measure($"'{TableName}', partition key {_items.Key.PartitionKey.Name}:{_items.Key.PartitionKey.Type}{sortKey}");
        return TableName;
    }

    private async Task<TableLoadResult> LoadAsync(AccountSession source, CancellationToken token)
    {
        _events.LoadStarts();
        long startedAt = _clock.GetTimestamp();
        var options = new TableLoadOptions { TableName = TableName, Key = _items.Key };
        TableLoadResult load = await new TableLoader(_context).LoadAsync(source, options, _items.ReadAsync(token), token);
        string rate = MeasureText.Rate(load.ItemsWritten, _clock.GetElapsedTime(startedAt));
        _board.Measure($"{MeasureText.Items(load.ItemsWritten)}, {MeasureText.Bytes(load.BytesWritten)}, {rate}");
        return load;
    }

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
        _board.Measure($"{finished.Status}, {MeasureText.Items(finished.ItemCount)}, {MeasureText.Bytes(finished.BilledSizeBytes)}");
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
        _board.Measure($"{finished.Status}, {MeasureText.Items(finished.ImportedItemCount)} of {MeasureText.Items(finished.ExpectedItemCount)}");
        return finished;
    }

    private async Task<ComparisonResult> CompareAsync(AccountSession source, AccountSession target, DdbImport import, CancellationToken token)
    {
        string[] keyNames = _items.Key.SortKey is null
            ? [_items.Key.PartitionKey.Name]
            : [_items.Key.PartitionKey.Name, _items.Key.SortKey.Name];
        var comparer = new TableComparer(source.DynamoDb, target.DynamoDb, keyNames, CompareSegments);
        try
        {
            ComparisonResult result = await comparer.CompareAsync(
                TableName, import.TableName, soFar => _board.Measure(ReadSoFar(soFar)), token);
            _board.Measure($"{ReadSoFar(result)}, {result.Missing:N0} missing, {result.Extra:N0} extra, {result.Different:N0} different");
            return result;
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            AwsCall call = target.Call("dynamodb", "Scan", $"table '{import.TableName}'", "The table was moved; the comparison has no result.");
            throw ServiceErrors.Translate(exception, call);
        }
    }

    private static string ReadSoFar(ComparisonResult result) =>
        $"{MeasureText.Items(result.SourceItems)} of the source, {MeasureText.Items(result.TargetItems)} of the target";

    private static string Utc(DateTime? time) => time is DateTime known ? known.ToString("u") : "an unknown time";

    private static long? PeakMemoryOf(DdbSandbox sandbox)
    {
        using Process process = Process.GetProcessById(sandbox.ProcessId);
        return process.PeakWorkingSet64 > 0 ? process.PeakWorkingSet64 : null;
    }

    /// <summary>Its errors are told as warnings: they must not take the place of what happened before.</summary>
    private async Task StopSandboxAsync(DdbSandbox sandbox)
    {
        try
        {
            await new SandboxStopper(_context).StopAsync(sandbox, CancellationToken.None);
        }
        catch (DdbCrossAccountException exception)
        {
            _board.Warn(exception.Message);
        }
    }
}
