using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Asks for a function, or a version of it.</summary>
internal sealed class GetFunctionConfigurationRequest : AmazonWebServiceRequest
{
    public string? FunctionName { get; set; }

    public string? Qualifier { get; set; }
}
