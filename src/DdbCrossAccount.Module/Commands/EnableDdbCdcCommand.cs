using System;
using System.Collections.Generic;
using System.Management.Automation;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Functions;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;
using DdbCrossAccount.Module.Output;

namespace DdbCrossAccount.Module.Commands;

/// <summary>Turns change data capture on from tables to their copies, after showing that no change is missed.</summary>
[Cmdlet(VerbsLifecycle.Enable, "DdbCdc", DefaultParameterSetName = ImportSet, SupportsShouldProcess = true)]
[OutputType(typeof(DdbCdc))]
public sealed class EnableDdbCdcCommand : CrossAccountCommand
{
    private const string ImportSet = "Import";
    private const string TableSet = "Table";
    private const string SourceAccount = "Source";
    private const string TargetAccount = "Target";
    private readonly List<CdcRequest> _requests = [];

    /// <summary>Finished imports as Wait-DdbImport wrote them.</summary>
    [Parameter(ParameterSetName = ImportSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [TravellingObject(typeof(DdbImport))]
    public DdbImport[] Import { get; set; } = [];

    /// <summary>The table whose changes are taken.</summary>
    [Parameter(ParameterSetName = TableSet, Mandatory = true)]
    [ArgumentCompleter(typeof(TableNameCompleter))]
    public string TableName { get; set; } = string.Empty;

    /// <summary>The table that they are written to.</summary>
    [Parameter(ParameterSetName = TableSet)]
    public string? TargetTableName { get; set; }

    /// <summary>The instant as of which that table was loaded.</summary>
    [Parameter(ParameterSetName = TableSet)]
    public DateTime? SnapshotTime { get; set; }

    /// <summary>The function that writes.</summary>
    [Parameter]
    public string? FunctionName { get; set; }

    /// <summary>The role to publish the function with.</summary>
    [Parameter]
    public string? FunctionRoleArn { get; set; }

    /// <summary>The account that the function runs in.</summary>
    [Parameter]
    [ValidateSet(SourceAccount, TargetAccount)]
    public string FunctionAccount { get; set; } = SourceAccount;

    /// <summary>The role of the target account that the function writes under.</summary>
    [Parameter]
    public string? WriterRoleArn { get; set; }

    /// <summary>The external id that the writer role asks for.</summary>
    [Parameter]
    public string? WriterExternalId { get; set; }

    /// <summary>The ledger's name.</summary>
    [Parameter]
    public string? LedgerTableName { get; set; }

    /// <summary>The most records of an invocation.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int? BatchSize { get; set; }

    /// <summary>How long records are gathered for an invocation, in seconds.</summary>
    [Parameter]
    [ValidateRange(0, 300)]
    public int? BatchWindowSeconds { get; set; }

    /// <summary>The memory of a function that is published here, in MB.</summary>
    [Parameter]
    [ValidateRange(128, 10240)]
    public int? MemorySize { get; set; }

    /// <summary>Makes everything and leaves it off.</summary>
    [Parameter]
    public SwitchParameter Disabled { get; set; }

    private protected override void Process()
    {
        foreach (DdbImport import in Import)
        {
            OneInput(() => Add(RequestOf(Accepted(import))));
        }

        if (Port.ParameterSetName == TableSet)
        {
            Add(RequestOfTables());
        }
    }

    private protected override void End()
    {
        if (_requests.Count > 0)
        {
            CdcOptions options = Options();
            var header = new ProgressHeader(ProgressRecords.EnableCdc, "Turning change data capture on", _requests.Count);
            Run(header, (context, token) => Engine.EnableCdcAsync(context, _requests, options, token));
        }
    }

    private CdcRequest RequestOf(DdbImport import) => CdcRequestMaker.Of(
        import,
        Demand(import.Source, nameof(Source), import.ImportArn),
        Demand(import.Target, nameof(Target), import.ImportArn));

    private CdcRequest RequestOfTables() => new()
    {
        Source = Demand(Source, nameof(Source), TableName),
        Target = Demand(Target, nameof(Target), TableName),
        SourceTableName = TableName,
        TargetTableName = TargetTableName ?? TableName,
        SnapshotTime = SnapshotTime?.ToUniversalTime(),
    };

    private void Add(CdcRequest request)
    {
        CdcPlanSummary? summary = Port.IsConfirmationShown ? ReadForConfirmation(request) : null;
        bool isWanted = Port.ShouldProcess(
            ConfirmationText.TableIn(request.TargetTableName, request.Target),
            ConfirmationText.EnableCdc(request, FunctionName ?? FunctionConstants.DefaultName, summary));
        if (isWanted)
        {
            _requests.Add(request);
        }
    }

    private CdcPlanSummary? ReadForConfirmation(CdcRequest request)
    {
        CdcPlanSummary? summary = null;
        Run(async (context, token) =>
        {
            EngineContext silent = context with { Observer = new SilentObserver() };
            summary = await Engine.PlanCdcAsync(silent, request, Options(), token).ConfigureAwait(false);
        });
        return summary;
    }

    private CdcOptions Options() => new()
    {
        FunctionName = FunctionName,
        FunctionRoleArn = FunctionRoleArn,
        IsFunctionInTarget = string.Equals(FunctionAccount, TargetAccount, StringComparison.OrdinalIgnoreCase),
        WriterRoleArn = WriterRoleArn,
        WriterExternalId = WriterExternalId,
        LedgerTableName = LedgerTableName,
        BatchSize = BatchSize,
        BatchWindowSeconds = BatchWindowSeconds,
        MemorySize = MemorySize,
        IsDisabled = Port.IsSwitchOn(nameof(Disabled)),
    };
}
