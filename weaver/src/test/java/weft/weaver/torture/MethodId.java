package weft.weaver.torture;

import org.objectweb.asm.tree.MethodNode;

/** A method of a class. */
record MethodId(String name, String descriptor) {
    static MethodId of(MethodNode method) {
        return new MethodId(method.name, method.desc);
    }
}
