using System.Collections.Generic;
using System.Management.Automation;
using DdbCrossAccount.Core.Imports;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;
using DdbCrossAccount.Module.Output;

namespace DdbCrossAccount.Module.Commands;

/// <summary>Starts the import of finished exports into new tables, after showing that each export is whole.</summary>
[Cmdlet(VerbsData.Import, "DdbTable", DefaultParameterSetName = ExportSet, SupportsShouldProcess = true)]
[OutputType(typeof(DdbImport))]
public sealed class ImportDdbTableCommand : CrossAccountCommand
{
    private const string ExportSet = "Export";
    private const string PlaceSet = "Place";
    private readonly List<DdbExport> _exports = [];

    /// <summary>Finished exports as Wait-DdbExport or Get-DdbExportStatus wrote them.</summary>
    [Parameter(ParameterSetName = ExportSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [TravellingObject(typeof(DdbExport))]
    public DdbExport[] Export { get; set; } = [];

    /// <summary>The bucket of an export of which only the place is known.</summary>
    [Parameter(ParameterSetName = PlaceSet, Mandatory = true)]
    public string S3Bucket { get; set; } = string.Empty;

    /// <summary>The folder of that export in the bucket.</summary>
    [Parameter(ParameterSetName = PlaceSet, Mandatory = true)]
    public string S3KeyPrefix { get; set; } = string.Empty;

    /// <summary>The account that owns the bucket.</summary>
    [Parameter(ParameterSetName = PlaceSet)]
    [ValidatePattern(@"^\d{12}$")]
    public string? S3BucketOwner { get; set; }

    /// <summary>The new table's name.</summary>
    [Parameter(Position = 1)]
    public string? TargetTableName { get; set; }

    /// <summary>The definition to make the table by.</summary>
    [Parameter]
    [TravellingObject(typeof(DdbTableDefinition))]
    public DdbTableDefinition? Definition { get; set; }

    /// <summary>How the new table is paid for.</summary>
    [Parameter]
    [ValidateSet("PROVISIONED", "PAY_PER_REQUEST")]
    public string? BillingMode { get; set; }

    /// <summary>Provisioned read capacity units a second.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long? ReadCapacityUnits { get; set; }

    /// <summary>Provisioned write capacity units a second.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long? WriteCapacityUnits { get; set; }

    /// <summary>The on-demand read maximum in request units a second; -1 for none.</summary>
    [Parameter]
    public long? MaxReadRequestUnits { get; set; }

    /// <summary>The on-demand write maximum in request units a second; -1 for none.</summary>
    [Parameter]
    public long? MaxWriteRequestUnits { get; set; }

    /// <summary>Whose key encrypts the new table.</summary>
    [Parameter]
    [ValidateSet("OWNED", "KMS")]
    public string? SseType { get; set; }

    /// <summary>The target account's KMS key.</summary>
    [Parameter]
    public string? SseKmsKeyId { get; set; }

    /// <summary>Reads every data file before the start, however large the export is.</summary>
    [Parameter]
    public SwitchParameter VerifyData { get; set; }

    /// <summary>The token under which the same command starts no second import for eight hours.</summary>
    [Parameter]
    public string? ClientToken { get; set; }

    private protected override void Process()
    {
        foreach (DdbExport export in Export)
        {
            OneInput(() => Add(Accepted(export)));
        }

        if (Port.ParameterSetName == PlaceSet)
        {
            Add(Accepted(ReadPlace()));
        }
    }

    private protected override void End()
    {
        if (_exports.Count > 0)
        {
            ImportOptions options = Options();
            var header = new ProgressHeader(ProgressRecords.StartImport, "Starting imports", _exports.Count);
            Run(header, (context, token) => Engine.StartImportsAsync(context, options, token));
        }
    }

    private void Add(DdbExport export)
    {
        DdbAccount target = Demand(export.Target, nameof(Target), export.ExportArn);
        string tableName = TargetTableName ?? export.TableName;
        if (Port.ShouldProcess(ConfirmationText.TableIn(tableName, target), ConfirmationText.Import(export)))
        {
            _exports.Add(export);
        }
    }

    private DdbExport ReadPlace()
    {
        DdbAccount reader = Demand(Target, nameof(Target), S3KeyPrefix);
        var place = new ExportPlace(S3Bucket, S3BucketOwner, S3KeyPrefix);
        DdbExport? export = null;
        Run(async (context, token) =>
            export = await Engine.ReadExportPlaceAsync(context, reader, place, token).ConfigureAwait(false));
        return export!;
    }

    private ImportOptions Options() => new()
    {
        Exports = _exports,
        TargetTableName = TargetTableName,
        Definition = Definition?.InputError is null ? Definition : throw Definition.InputError,
        BillingMode = BillingMode,
        ReadCapacityUnits = ReadCapacityUnits,
        WriteCapacityUnits = WriteCapacityUnits,
        MaxReadRequestUnits = MaxReadRequestUnits,
        MaxWriteRequestUnits = MaxWriteRequestUnits,
        SseType = SseType,
        SseKmsKeyId = SseKmsKeyId,
        ClientToken = ClientToken,
        VerifyData = Port.IsBound(nameof(VerifyData)) ? Port.IsSwitchOn(nameof(VerifyData)) : null,
    };
}
