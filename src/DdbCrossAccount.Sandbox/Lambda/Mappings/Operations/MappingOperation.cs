using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Polling;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Settings;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Operations;

/// <summary>What the operations on event source mappings share.</summary>
internal abstract class MappingOperation(SandboxServices services) : LambdaOperation(services)
{
    /// <summary>Of a stream of the role's own account; a stream of another account knows no permission to list.</summary>
    private const string ListStreams = "ListStreams";

    private static readonly string[] Reading = ["DescribeStream", "GetRecords", "GetShardIterator"];

    protected MappingCatalog Mappings => Services.Mappings;

    /// <summary>The mapping that the path names; null: there is none.</summary>
    protected EventSourceMapping? Find(RestCall call) => Mappings.Find(call.Caller.AccountId, call.Region, call.Path["UUID"]);

    /// <summary>The mapping that the path names, once the caller may do it.</summary>
    protected EventSourceMapping Require(RestCall call, string operation)
    {
        EventSourceMapping? mapping = Find(call);
        if (mapping is not null)
        {
            call.Conditions.With("lambda:FunctionArn", mapping.Settings.FunctionArn);
        }

        string arn = $"arn:aws:lambda:{call.Region}:{call.Caller.AccountId}:event-source-mapping:{call.Path["UUID"]}";
        Access.Demand(call, $"lambda:{operation}", arn, call.Caller.AccountId);
        return mapping ?? throw MappingError.NoMapping();
    }

    /// <summary>The function that is to be called.</summary>
    protected MappedFunction RequireFunction(RestCall call, FunctionArn arn)
    {
        return Mappings.Functions.Find(call.Caller.AccountId, call.Region, arn.ToString()) ?? throw MappingError.NoFunction();
    }

    /// <summary>Throws unless the role can read the stream, and the stream is there.</summary>
    protected void RequireReadable(RestCall call, string roleArn, string streamArn)
    {
        Principal role = Mappings.RoleOf(roleArn) ?? throw LambdaError.RoleNotAssumable();
        MappedStream stream = MappedStream.Find(Services, call.Region, streamArn);
        _ = TableArn.TryParse(streamArn, out TableArn table);
        string[] operations = table.AccountId == role.AccountId ? [.. Reading, ListStreams] : Reading;
        foreach (string operation in operations)
        {
            if (stream.FindDenial(role, operation) is not null)
            {
                throw MappingError.CannotAccess(streamArn);
            }
        }

        if (!stream.Exists)
        {
            throw MappingError.NoStream(streamArn);
        }
    }

    /// <summary>Throws unless the role can tell the destination of batches that are given up.</summary>
    protected void RequireDestination(string roleArn, MappingSettings settings)
    {
        if (settings.FailureDestination is not string destination)
        {
            return;
        }

        Principal role = Mappings.RoleOf(roleArn) ?? throw LambdaError.RoleNotAssumable();
        if (Mappings.Failures.FindDenial(role, destination) is string denied)
        {
            throw MappingError.CannotTell(denied);
        }
    }

    /// <summary>Answers the mapping as it is shown now.</summary>
    protected static void Answer(RestCall call, EventSourceMapping mapping) =>
        Write(call, writer => MappingDescription.Write(writer, mapping));
}
