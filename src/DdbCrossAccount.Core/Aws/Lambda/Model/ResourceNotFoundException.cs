using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>There is no such function or mapping.</summary>
internal sealed class ResourceNotFoundException(ErrorResponse error) : AmazonLambdaException(error);
