using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;
using DdbCrossAccount.Module.Output;

namespace DdbCrossAccount.Module.Commands;

/// <summary>Starts the export of tables to S3, each from a snapshot that its stream provably reaches back to.</summary>
[Cmdlet(VerbsLifecycle.Start, "DdbExport", DefaultParameterSetName = FullSet, SupportsShouldProcess = true)]
[OutputType(typeof(DdbExport))]
public sealed class StartDdbExportCommand : CrossAccountCommand
{
    private const string FullSet = "Full";
    private const string IncrementalSet = "Incremental";
    private readonly List<TableToExport> _tables = [];

    /// <summary>The tables' names, or their ARNs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TableNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] TableName { get; set; } = [];

    /// <summary>The bucket that receives the files.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string S3Bucket { get; set; } = string.Empty;

    /// <summary>The prefix in the bucket.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? S3Prefix { get; set; }

    /// <summary>The account that owns the bucket.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidatePattern(@"^\d{12}$")]
    public string? S3BucketOwner { get; set; }

    /// <summary>How S3 encrypts the files.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet("AES256", "KMS")]
    public string? S3SseAlgorithm { get; set; }

    /// <summary>The KMS key of the files.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? S3SseKmsKeyId { get; set; }

    /// <summary>The instant that a full export shows.</summary>
    [Parameter(ParameterSetName = FullSet)]
    public DateTime? ExportTime { get; set; }

    /// <summary>Exports what has changed since then, instead of the whole table.</summary>
    [Parameter(ParameterSetName = IncrementalSet, Mandatory = true)]
    public DateTime? ExportFromTime { get; set; }

    /// <summary>The end, exclusive, of what has changed.</summary>
    [Parameter(ParameterSetName = IncrementalSet)]
    public DateTime? ExportToTime { get; set; }

    /// <summary>Which images of a changed item are exported.</summary>
    [Parameter(ParameterSetName = IncrementalSet)]
    [ValidateSet(ExportConstants.NewImage, ExportConstants.NewAndOldImages)]
    public string? ExportViewType { get; set; }

    /// <summary>Turns point-in-time recovery on where it is off.</summary>
    [Parameter]
    public SwitchParameter EnablePitr { get; set; }

    /// <summary>Turns a stream on where there is none, and takes a snapshot that is provably younger than the stream.</summary>
    [Parameter]
    public SwitchParameter EnableStream { get; set; }

    /// <summary>What a stream that is turned on records of a change.</summary>
    [Parameter]
    [ValidateSet(ExportConstants.NewAndOldImages, ExportConstants.NewImage)]
    public string StreamViewType { get; set; } = ExportConstants.NewAndOldImages;

    /// <summary>How long a table may take to become ready for its export.</summary>
    [Parameter]
    [TimeoutArgument]
    public TimeSpan? PreparationTimeout { get; set; }

    /// <summary>The token under which the same command starts no second export for eight hours.</summary>
    [Parameter]
    public string? ClientToken { get; set; }

    private protected override void Begin() => WarnWhenImportIsTaken();

    private protected override void Process()
    {
        DdbAccount source = Demand(Source, nameof(Source), string.Join(", ", TableName));
        DdbAccount? target = Connected(Target);
        foreach (string tableName in TableName)
        {
            OneInput(() => Add(new TableToExport(tableName, source, target)));
        }
    }

    /// <summary>All tables of one pair of accounts are prepared together: three take the time of the slowest.</summary>
    private protected override void End()
    {
        foreach (IGrouping<string, TableToExport> move in _tables.GroupBy(table => table.Move))
        {
            ExportOptions options = Options(move.ToArray());
            var header = new ProgressHeader(
                ProgressRecords.StartExport, $"Starting exports from {options.Source}", options.TableNames.Count);
            Run(header, (context, token) => Engine.StartExportsAsync(context, options, token));
        }
    }

    private void Add(TableToExport table)
    {
        DdbTableDefinition? definition = Port.IsConfirmationShown ? ReadForConfirmation(table) : null;
        bool isWanted = Port.ShouldProcess(
            ConfirmationText.TableIn(table.Name, table.Source),
            ConfirmationText.Export(S3Bucket, ExportFromTime, Changes(), definition));
        if (isWanted)
        {
            _tables.Add(table);
        }
    }

    private DdbTableDefinition? ReadForConfirmation(TableToExport table)
    {
        DdbTableDefinition? definition = null;
        Run(async (context, token) =>
        {
            EngineContext silent = context with { Observer = new SilentObserver() };
            definition = await Engine.ReadTableAsync(silent, table.Source, table.Name, token).ConfigureAwait(false);
        });
        return definition;
    }

    private ExportChanges Changes() =>
        new(Port.IsSwitchOn(nameof(EnablePitr)), Port.IsSwitchOn(nameof(EnableStream)), StreamViewType);

    private ExportOptions Options(TableToExport[] tables)
    {
        var options = new ExportOptions
        {
            TableNames = tables.Select(table => table.Name).ToArray(),
            Source = tables[0].Source,
            Target = tables[0].Target,
            S3Bucket = S3Bucket,
            S3Prefix = S3Prefix,
            S3BucketOwner = S3BucketOwner,
            S3SseAlgorithm = S3SseAlgorithm,
            S3SseKmsKeyId = S3SseKmsKeyId,
            ExportType = ExportFromTime is null ? ExportConstants.FullExport : ExportConstants.IncrementalExport,
            ExportTime = ExportTime?.ToUniversalTime(),
            ExportFromTime = ExportFromTime?.ToUniversalTime(),
            ExportToTime = ExportToTime?.ToUniversalTime(),
            ExportViewType = ExportViewType,
            EnablePitr = Port.IsSwitchOn(nameof(EnablePitr)),
            EnableStream = Port.IsSwitchOn(nameof(EnableStream)),
            StreamViewType = StreamViewType,
            ClientToken = ClientToken,
        };
        return PreparationTimeout is TimeSpan timeout ? options with { PreparationTimeout = timeout } : options;
    }
}
