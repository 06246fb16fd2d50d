using System.Management.Automation;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Commands;

/// <summary>Reads everything at table level that a copy of a table has to reproduce.</summary>
[Cmdlet(VerbsCommon.Get, "DdbTableDefinition")]
[OutputType(typeof(DdbTableDefinition))]
public sealed class GetDdbTableDefinitionCommand : CrossAccountCommand
{
    /// <summary>The table's name, or its ARN.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TableNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] TableName { get; set; } = [];

    private protected override void Process()
    {
        foreach (string tableName in TableName)
        {
            OneInput(() => Read(tableName));
        }
    }

    private void Read(string tableName)
    {
        DdbAccount source = Demand(Source, nameof(Source), tableName);
        Run(async (context, token) =>
        {
            DdbTableDefinition definition = await Engine.ReadTableAsync(context, source, tableName, token).ConfigureAwait(false);
            context.Observer.Observe(new ResultProduced(definition));
        });
    }
}
