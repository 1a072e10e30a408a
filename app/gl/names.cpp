#include "app/gl/names.h"

#include <glad/gl.h>

namespace descenso::gl {

void releaseTexture(unsigned id) { glDeleteTextures(1, &id); }
void releaseFramebuffer(unsigned id) { glDeleteFramebuffers(1, &id); }
void releaseRenderbuffer(unsigned id) { glDeleteRenderbuffers(1, &id); }
void releaseBuffer(unsigned id) { glDeleteBuffers(1, &id); }
void releaseVertexArray(unsigned id) { glDeleteVertexArrays(1, &id); }
void releaseProgram(unsigned id) { glDeleteProgram(id); }
void releaseShader(unsigned id) { glDeleteShader(id); }

}  // namespace descenso::gl
