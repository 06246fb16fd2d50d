using System.Management.Automation;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Sandboxes;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;
using DdbCrossAccount.Module.Output;

namespace DdbCrossAccount.Module.Commands;

/// <summary>Makes a table in a sandbox and fills it from a file, so that a move can be rehearsed with one's own data.</summary>
[Cmdlet(VerbsData.Import, "DdbSandboxTable", SupportsShouldProcess = true)]
[OutputType(typeof(DdbTableDefinition))]
public sealed class ImportDdbSandboxTableCommand : CancellableCommand
{
    private const string SourceAccount = "Source";
    private const string TargetAccount = "Target";

    /// <summary>The new table's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string TableName { get; set; } = string.Empty;

    /// <summary>A JSON array, JSON lines (plain or {"Item":...}), either of them gzipped, or the folder of an export.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The partition key as name:T, where T is S, N or B.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string PartitionKey { get; set; } = string.Empty;

    /// <summary>The sort key as name:T, where T is S, N or B.</summary>
    [Parameter(Position = 3, ValueFromPipelineByPropertyName = true)]
    public string? SortKey { get; set; }

    /// <summary>The sandbox, as Start-DdbSandbox wrote it.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [TravellingObject(typeof(DdbSandbox))]
    public DdbSandbox Sandbox { get; set; } = new();

    /// <summary>The account of the sandbox that the table is made in.</summary>
    [Parameter]
    [ValidateSet(SourceAccount, TargetAccount)]
    public string Account { get; set; } = SourceAccount;

    /// <summary>Writes the definition of the new table.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        SandboxTableOptions options = Options();
        bool isPassedThru = Port.IsSwitchOn(nameof(PassThru));
        if (!Port.ShouldProcess(ConfirmationText.TableIn(TableName, options.Account), ConfirmationText.LoadTable(options.Path)))
        {
            return;
        }

        var header = new ProgressHeader(ProgressRecords.LoadSandboxTable, "Filling tables of the sandbox", 1);
        Run(header, async (context, token) =>
        {
            await Engine.ImportSandboxTableAsync(context, options, token).ConfigureAwait(false);
            if (isPassedThru)
            {
                context.Observer.Observe(new ResultProduced(
                    await Engine.ReadTableAsync(context, options.Account, options.TableName, token).ConfigureAwait(false)));
            }
        });
    }

    private SandboxTableOptions Options()
    {
        if (Sandbox.InputError is not null)
        {
            throw Sandbox.InputError;
        }

        DdbAccount? account = Account == TargetAccount ? Sandbox.Target : Sandbox.Source;
        return new SandboxTableOptions
        {
            Account = account ?? throw ErrorCatalogue.ObjectDamaged(nameof(DdbSandbox), Account, "missing"),
            TableName = TableName,
            Key = KeySchemaText.Parse(PartitionKey, SortKey),
            Path = Port.ResolvePath(Path),
        };
    }
}
